/** A written name; with its spelling for an e-mail address where that cannot be had by dropping accents. */
type Name = string | readonly [written: string, ascii: string];

type Town = readonly [city: string, postalCode: string, geopoint: string];

/** Where people live and what they are called there. */
type Country = {
  readonly code: string;
  readonly region: "EMEA" | "AMER" | "APAC";
  readonly language: string;
  readonly familyNameFirst?: true;
  readonly given: readonly Name[];
  readonly family: readonly Name[];
  readonly towns: readonly Town[];
  readonly streets: readonly string[];
  readonly dialling: string;
};

/** A dozen countries; all people made from them are invented. */
export const countries: readonly Country[] = [
  {
    code: "DE",
    region: "EMEA",
    language: "de",
    given: ["Jonas", "Lena", "Jürgen", "Käthe", "Moritz", "Annika"],
    family: ["Brandt", "Schäfer", ["Weiß", "weiss"], "Krüger", "Lindner"],
    towns: [
      ["Leipzig", "04109", "51.3397,12.3731"],
      ["Münster", "48143", "51.9607,7.6261"],
    ],
    streets: ["Lindenallee", "Am Mühlbach", "Kantstraße"],
    dialling: "+49",
  },
  {
    code: "PL",
    region: "EMEA",
    language: "pl",
    given: ["Zofia", "Kacper", "Małgorzata", "Paweł", "Agnieszka"],
    family: [
      "Nowicka",
      "Zieliński",
      ["Wójcik", "wojcik"],
      ["Łuczak", "luczak"],
    ],
    towns: [
      ["Gdynia", "81-340", "54.5189,18.5305"],
      ["Łódź", "90-001", "51.7592,19.4560"],
    ],
    streets: ["ul. Polna", "ul. Ogrodowa", "al. Lipowa"],
    dialling: "+48",
  },
  {
    code: "FR",
    region: "EMEA",
    language: "fr",
    given: ["Chloé", "Théo", "Inès", "Rémi", "Maëlle"],
    family: ["Lefèvre", "Moreau", "D'Amboise", "Garnier", "Béranger"],
    towns: [
      ["Nantes", "44000", "47.2184,-1.5536"],
      ["Annecy", "74000", "45.8992,6.1294"],
    ],
    streets: ["rue des Tilleuls", "quai de la Fosse", "impasse du Moulin"],
    dialling: "+33",
  },
  {
    code: "IE",
    region: "EMEA",
    language: "en",
    given: ["Aoife", "Ciarán", "Niamh", "Declan", "Róisín"],
    family: ["O'Rourke", "Kavanagh", "Byrne", "McGrath", "Ní Bhriain"],
    towns: [
      ["Galway", "H91 E6K2", "53.2707,-9.0568"],
      ["Cork", "T12 W8KP", "51.8985,-8.4756"],
    ],
    streets: ["Quay Lane", "Chapel Hill", "Sandymount Terrace"],
    dialling: "+353",
  },
  {
    code: "NO",
    region: "EMEA",
    language: "nb",
    given: ["Ingrid", ["Håkon", "hakon"], ["Bjørn", "bjorn"], "Solveig"],
    family: ["Haugen", ["Sæther", "saether"], ["Ødegård", "odegard"], "Lunde"],
    towns: [
      ["Bergen", "5003", "60.3913,5.3221"],
      ["Tromsø", "9008", "69.6492,18.9553"],
    ],
    streets: ["Fjellveien", "Strandgaten", "Kirkebakken"],
    dialling: "+47",
  },
  {
    code: "TR",
    region: "EMEA",
    language: "tr",
    given: ["Elif", ["Işıl", "isil"], "Kerem", "Özgür", "Defne"],
    family: ["Aydın", "Çelik", ["Yıldız", "yildiz"], "Koç"],
    towns: [["İzmir", "35220", "38.4237,27.1428"]],
    streets: ["Gül Sokak", "Deniz Caddesi"],
    dialling: "+90",
  },
  {
    code: "AE",
    region: "EMEA",
    language: "ar",
    given: [
      ["ليلى", "layla"],
      ["يوسف", "yusuf"],
      ["مريم", "maryam"],
    ],
    family: [
      ["الحداد", "alhaddad"],
      ["منصور", "mansour"],
    ],
    towns: [["الشارقة", "00000", "25.3463,55.4209"]],
    streets: ["شارع النخيل"],
    dialling: "+971",
  },
  {
    code: "US",
    region: "AMER",
    language: "en",
    given: ["Marcus", "Dolores", "Tyler", "Imani", "Grace", "Wade"],
    family: ["Whitfield", "Ortega", "Okafor", "Lindqvist", "Harlan-Price"],
    towns: [
      ["Boise", "83702", "43.6150,-116.2023"],
      ["Duluth", "55802", "46.7867,-92.1005"],
    ],
    streets: ["Maple Street", "Juniper Ave", "Old Mill Road"],
    dialling: "+1",
  },
  {
    code: "BR",
    region: "AMER",
    language: "pt",
    given: ["João", "Conceição", "Thiago", "Luíza", "Caetano"],
    family: ["Gonçalves", "da Silveira", "Araújo", "Peixoto"],
    towns: [
      ["Recife", "50030-230", "-8.0476,-34.8770"],
      ["Florianópolis", "88015-200", "-27.5949,-48.5482"],
    ],
    streets: ["Rua das Acácias", "Avenida Beira-Mar"],
    dialling: "+55",
  },
  {
    code: "JP",
    region: "APAC",
    language: "ja",
    familyNameFirst: true,
    given: [
      ["陽菜", "hina"],
      ["蓮", "ren"],
      ["さくら", "sakura"],
      ["大翔", "haruto"],
    ],
    family: [
      ["佐々木", "sasaki"],
      ["中村", "nakamura"],
      ["渡辺", "watanabe"],
    ],
    towns: [
      ["仙台市", "980-0811", "38.2682,140.8694"],
      ["金沢市", "920-0961", "36.5613,136.6562"],
    ],
    streets: ["青葉区一番町", "広坂"],
    dialling: "+81",
  },
  {
    code: "VN",
    region: "APAC",
    language: "vi",
    familyNameFirst: true,
    given: ["Thị Hương", "Minh Quân", "Thuỳ Linh"],
    family: ["Nguyễn", "Trần", ["Đặng", "dang"], "Phạm"],
    towns: [["Đà Nẵng", "550000", "16.0544,108.2022"]],
    streets: ["Đường Lê Lợi", "Ngõ Hoa Sen"],
    dialling: "+84",
  },
  {
    code: "IN",
    region: "APAC",
    language: "en",
    given: ["Aarav", "Priyanka", "Devansh", "Meenakshi", "Farhan"],
    family: ["Raghunathan", "Kulkarni", "Bhattacharya", "Qureshi"],
    towns: [
      ["Mysuru", "570001", "12.2958,76.6394"],
      ["Kochi", "682011", "9.9312,76.2673"],
    ],
    streets: ["Temple Road", "Marine Drive", "Jasmine Lane"],
    dialling: "+91",
  },
];

/** The two spellings of a name: as written, and in lower-case ASCII letters. */
export function spellings(name: Name): { written: string; ascii: string } {
  if (typeof name !== "string") return { written: name[0], ascii: name[1] };
  const ascii = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ł", "l")
    .replaceAll("ı", "i")
    .replace(/[^a-z]/g, "");
  return { written: name, ascii };
}
