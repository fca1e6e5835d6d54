/** A placeholder of a payload design that Voucherify sent as it stood, having nothing to put there: `{{customer.email}}`. */
export const unfilledPlaceholder = /\{\{[^{}]{0,200}\}\}/;
