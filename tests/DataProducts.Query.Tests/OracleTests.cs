using System.Globalization;
using DataProducts.TestKit;

namespace DataProducts.Query.Tests;

/// <summary>Random row filters, masks and questions over random rows, against a filter written in C#.</summary>
public sealed class OracleTests : IDisposable
{
    private const int Rows = 60;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task GovernedRows_AreTheOraclesRows(int seed)
    {
        using var lake = new Lake();
        var random = new RandomOf((ulong)seed);
        var rows = Enumerable.Range(0, 2 * Rows).Select(i => new Row(i, random.Next(6) == 0 ? null : random.Next(8), Word(random), Word(random))).ToArray();
        string[] files = [_folder["eu.parquet"], _folder["ch.parquet"]];
        for (var f = 0; f < 2; f++)
        {
            var values = rows.Skip(f * Rows).Take(Rows).Select(row => $"({row.Id}::BIGINT, {Number(row.N)}::BIGINT, {Quoted(row.A)}, {Quoted(row.B)})");
            lake.Write(files[f], $"SELECT * FROM (VALUES {string.Join(',', values)}) v(id, n, a, b)", "{id: 1, n: 2, a: 3, b: 4}");
        }

        for (var round = 0; round < 25; round++)
        {
            var filters = new[] { Predicate.Of(random, 3), Predicate.Of(random, 3) };
            var mask = Predicate.Of(random, 1);
            var question = Predicate.Of(random, 2);
            var table = Table(files, filters, mask);
            var expected = rows
                .Where(row => filters[row.Id / Rows].Test(row) == true)
                .Select(row => row with { A = mask.Test(row) == true ? row.A : null })
                .Where(row => question.Test(row) == true)
                .Select(row => $"{row.Id}|{row.A}");

            // The cast fails on every word of B that is not a number; B is looked at in all rows that the question lets the engine see.
            var result = await Lake.Ask($"SELECT id, a FROM retail.things WHERE {question.Sql} AND coalesce(TRY_CAST(b AS INTEGER), 0) >= 0 ORDER BY id", table);

            Assert.Equal(expected, result.Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row[0]}|{row[1]}")));
        }
    }

    private static GovernedTable Table(string[] files, Predicate[] filters, Predicate mask)
    {
        GovernedColumn[] columns =
        [
            new("id", new(LakeKind.Long)), new("n", new(LakeKind.Long)), new("a", new(LakeKind.String)), new("b", new(LakeKind.String)),
        ];
        var ids = new Dictionary<string, int> { ["id"] = 1, ["n"] = 2, ["a"] = 3, ["b"] = 4 };
        var actions = columns.ToDictionary(column => column.Name, column => column.Name == "a" ? ColumnAction.ClearWhen(mask.Sql) : ColumnAction.Clear);
        return new("retail.things", columns,
        [
            new(Jurisdiction.EU, [files[0]], ids, filters[0].Sql, actions),
            new(Jurisdiction.CH, [files[1]], ids, filters[1].Sql, actions),
        ]);
    }

    private static string? Word(RandomOf random) => random.Next(7) switch { 0 => null, 1 => "", 2 => "it's", 3 => "Zoë", 4 => "10", 5 => "a", _ => "b" };

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "NULL";

    private static string Quoted(string? text) => text is null ? "NULL::VARCHAR" : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private sealed record Row(int Id, int? N, string? A, string? B);

    /// <summary>A condition as SQL and as a test of three values, made together.</summary>
    private sealed record Predicate(string Sql, Func<Row, bool?> Test)
    {
        public static Predicate Of(RandomOf random, int depth)
        {
            if (depth == 0 || random.Next(4) == 0)
            {
                return Leaf(random);
            }

            var left = Of(random, depth - 1);
            var right = Of(random, depth - 1);
            return random.Next(3) switch
            {
                0 => new($"({left.Sql} AND {right.Sql})", row => left.Test(row) & right.Test(row)),
                1 => new($"({left.Sql} OR {right.Sql})", row => left.Test(row) | right.Test(row)),
                _ => new($"(NOT {left.Sql})", row => !left.Test(row)),
            };
        }

        private static Predicate Leaf(RandomOf random)
        {
            var number = random.Next(8);
            var word = Word(random) ?? "x";
            return random.Next(5) switch
            {
                0 => new($"(\"n\" < {number})", row => row.N is null ? null : row.N < number),
                1 => new($"(\"n\" = {number})", row => row.N is null ? null : row.N == number),
                2 => new($"(\"a\" = {Quoted(word)})", row => row.A is null ? null : row.A == word),
                3 => new("(\"a\" IS NULL)", row => row.A is null),
                _ => new("(\"n\" IS NOT NULL)", row => row.N is not null),
            };
        }
    }
}
