using System.Text;

namespace DataProducts.Hydration.Tests;

/// <summary>Reads a source the way the pipeline does, and shows what came.</summary>
internal static class ReadSource
{
    /// <summary>Makes a contract of columns, each <c>name: type</c>, with <c>?</c> behind it if the source may lack it.</summary>
    public static PortSchema Schema(params (string Name, LakeType Type)[] columns) => new()
    {
        Product = "test.things",
        Domain = "test",
        Port = "things",
        Version = "1.0.0",
        Source = [.. columns.Select((column, i) => new SourceColumn(column.Name.TrimEnd('?'), column.Name.EndsWith('?')) { Column = i })],
        Columns = [.. columns.Select(column => new LakeColumn(column.Name.TrimEnd('?'), column.Type, true))],
        Key = [],
        Pii = [],
    };

    public static PortSchema Schema(string name, LakeKind kind) => Schema((name, new LakeType(kind)));

    /// <summary>Gives each record as <c>row: field|field</c>, or <c>row: rules</c>.</summary>
    public static async Task<List<string>> RowsAsync(HydrationSource source, PortSchema schema)
    {
        var stop = TestContext.Current.CancellationToken;
        var rows = new List<string>();
        var plan = await source.PlanAsync(new(schema, null!, _ => throw new InvalidOperationException()), stop);
        foreach (var part in plan.Parts)
        {
            var digest = await part.DigestAsync(null, stop);
            await using var reader = await part.OpenAsync(schema, digest, stop);
            var problems = new RowProblems();
            while (await reader.ReadAsync(stop))
            {
                problems.Clear();
                reader.AddFaults(problems);
                rows.Add($"{reader.Row}: " + (problems.Count > 0
                    ? string.Join(',', problems.All.Select(problem => problem.Column is null ? problem.Rule : $"{problem.Rule} {problem.Column}"))
                    : Fields(reader, schema)));
            }
        }

        return rows;
    }

    public static async Task<DataProductException> FailureAsync(HydrationSource source, PortSchema schema) =>
        await Assert.ThrowsAsync<DataProductException>(() => RowsAsync(source, schema));

    private static string Fields(RecordReader reader, PortSchema schema)
    {
        var text = new StringBuilder();
        for (var i = 0; i < schema.Source.Count; i++)
        {
            text.Append(i == 0 ? "" : "|").Append(reader[i]);
        }

        return text.ToString();
    }
}
