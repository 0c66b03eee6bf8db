// DynamoDB by dynalite on a free port of 127.0.0.1: prints its address, and ends with its standard input, so that it never outlives a test.
const dynalite = require(`${process.env.ORACLE_MODULES}/dynalite`);
const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.on('end', () => process.exit(0)).resume();
