/** Classes of well-known sets, by label. */
const split = (letters: string) => letters.split("");

const DIGITS = split("0123456789");
const CAPITALS = split("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const SMALL = split("abcdefghijklmnopqrstuvwxyz");

/** Source: emnist-byclass-mapping.txt. */
export const emnistByClass = [...DIGITS, ...CAPITALS, ...SMALL];

/** Small letters that look like their capitals are counted with them. Source: emnist-balanced-mapping.txt. */
export const emnistMerged = [...DIGITS, ...CAPITALS, ...split("abdefghnqrt")];

/** Labels begin at 1; nothing is labelled 0. Source: emnist-letters-mapping.txt. */
export const emnistLetters = ["0", ...CAPITALS];

/** Source: the readme of zalandoresearch/fashion-mnist. */
export const fashion = [
  ...["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"],
  ...["Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
];

/** Source: kmnist_classmap.csv. */
export const kuzushiji = split("おきすつなはまやれを");

/** Source: k49_classmap.csv. */
export const kuzushiji49 = split(
  "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをんゝ",
);
