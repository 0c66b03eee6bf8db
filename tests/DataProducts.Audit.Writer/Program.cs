using System.Globalization;
using System.Text;
using DataProducts.Audit;

// Appends batches until it is killed: folder, key file, name of this writer, seed. Says of each batch that was acknowledged where it lies.
var (folder, keyFile, writer) = (args[0], args[1], args[2]);
var random = new Random(int.Parse(args[3], CultureInfo.InvariantCulture));
using var log = await AuditLog.OpenAsync(folder, NoteSigner.LoadOrCreate(keyFile, "test/crash"));
for (var batch = 0; ; batch++)
{
    var count = random.Next(8) == 0 ? random.Next(200, 700) : random.Next(1, 9);
    var records = new ReadOnlyMemory<byte>[count];
    for (var record = 0; record < count; record++)
    {
        records[record] = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{writer}/{batch}/{record}"));
    }

    var first = await log.AppendAsync(records);
    Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first} {count} {writer}/{batch}"));
    Console.Out.Flush();
}
