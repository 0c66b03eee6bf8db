using System.Globalization;
using System.Text;

namespace DataProducts.Benchmarks.Lake;

/// <summary>Rows to write, the same in every run: those of an order table, or the same with two columns of tokens.</summary>
internal sealed class WriteTable : IDisposable
{
    private const int BatchRows = 8192;
    private static readonly string[] Countries = [.. "DE FR ES IT PL NL BE AT CH DK SE FI NO PT GR CZ HU RO BG HR SI SK IE LU".Split(' ')];
    private static readonly string[] States = ["open", "paid", "shipped", "returned", "cancelled"];

    private WriteTable(LakeColumn[] columns, int rows) => (Columns, RowCount) = (columns, rows);

    public LakeColumn[] Columns { get; }

    public int RowCount { get; }

    public List<ColumnBatch> Batches { get; } = [];

    public static WriteTable Orders(int rows, bool tokens)
    {
        var text = new LakeType(LakeKind.String);
        LakeColumn[] columns =
        [
            new("id", new LakeType(LakeKind.Long), false),
            new("customer", new LakeType(LakeKind.Long), false),
            new("name", text, false, Bounds: !tokens),
            new("email", text, true, Bounds: !tokens),
            new("country", text, false),
            new("state", text, false),
            new("amount", new LakeType(LakeKind.Decimal, 12, 2), false),
            new("placed_at", new LakeType(LakeKind.TimestampTz), false),
            new("day", new LakeType(LakeKind.Date), false),
            new("quantity", new LakeType(LakeKind.Int), false),
        ];
        var table = new WriteTable(columns, rows);
        var random = new Random(7);
        for (var first = 0; first < rows; first += BatchRows)
        {
            var batch = new ColumnBatch(columns);
            for (var row = first; row < Math.Min(rows, first + BatchRows); row++)
            {
                Append(batch, row, random, tokens);
            }

            table.Batches.Add(batch);
        }

        return table;
    }

    public void Dispose() => Batches.ForEach(batch => batch.Dispose());

    private static void Append(ColumnBatch batch, int row, Random random, bool tokens)
    {
        var customer = random.Next(200_000);
        batch.Fixed<long>(0).Append(row + 1L);
        batch.Fixed<long>(1).Append(customer);
        batch.Bytes(2).Append(tokens ? Token(random) : $"{Word(random, 500)} {Word(random, 20_000)}");
        if (random.Next(10) == 0)
        {
            batch.Bytes(3).AppendNull();
        }
        else
        {
            batch.Bytes(3).Append(tokens ? Token(random) : string.Create(CultureInfo.InvariantCulture, $"{Word(random, 20_000)}{random.Next(1000)}@mail{random.Next(20)}.test"));
        }

        batch.Bytes(4).Append(Countries[random.Next(random.Next(Countries.Length) + 1)]);
        batch.Bytes(5).Append(States[random.Next(random.Next(States.Length) + 1)]);
        batch.Fixed<Int128>(6).Append(random.Next(50_000_000));
        var placed = 1_700_000_000_000_000L + (row * 31_000_000L) + random.Next(31_000_000);
        batch.Fixed<long>(7).Append(placed);
        batch.Fixed<int>(8).Append((int)(placed / 86_400_000_000L) + random.Next(30));
        batch.Fixed<int>(9).Append(random.Next(1, 100));
    }

    // Syllables, so that names are compressible as names are.
    private static string Word(Random random, int kinds)
    {
        var text = new StringBuilder();
        for (var rest = random.Next(kinds) + kinds; rest > 0; rest /= 20)
        {
            text.Append("bcdfghklmnprstvwzjxq"[rest % 20]).Append("aeiouaeiouaeiouaeiou"[(rest / 3) % 20]);
        }

        return text.ToString();
    }

    private static string Token(Random random)
    {
        Span<byte> bytes = stackalloc byte[20];
        random.NextBytes(bytes);
        return $"tok_eu" + Convert.ToHexStringLower(bytes);
    }
}
