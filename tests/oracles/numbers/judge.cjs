// Judges lines "what<TAB>region<TAB>text" of the standard input; one line of answer each.
const path = require('path');
const modules = process.env.ORACLE_MODULES;
const validator = require(path.join(modules, 'validator'));
const phones = require(path.join(modules, 'libphonenumber-js', 'max'));

const judges = {
  iban: text => String(validator.isIBAN(text)),
  luhn: text => String(validator.isLuhnNumber(text)),
  phone: (text, region) => {
    const number = phones.parsePhoneNumberFromString(text, region || undefined);
    return number && number.isPossible() ? number.number + (number.ext ? ';ext=' + number.ext : '') : '';
  },
};

const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(line => line.length > 0);
process.stdout.write(lines.map(line => {
  const [what, region, text] = line.split('\t');
  return judges[what](text, region) + '\n';
}).join(''));
