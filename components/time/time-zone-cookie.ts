/** The cookie that keeps the reader's zone: the server reads it, so the first paint is already right. */
export const timeZoneCookie = "time-zone";
