using System.Globalization;
using DataProducts.Contracts;
using DataProducts.Hydration;

namespace DataProducts;

/// <summary>How the rows of a record are asked for in SQL, in the record's own major version, and made again from an answer.</summary>
/// <param name="table">The table's name in SQL.</param>
/// <param name="columns">The lake's column for each column that a source has.</param>
/// <param name="types">The lake's type of each of them.</param>
internal sealed class ContractPort(string table, IReadOnlyList<string?> columns, IReadOnlyDictionary<string, LakeType> types)
{
    private readonly List<string> _asked = [.. columns.OfType<string>().Distinct(StringComparer.Ordinal)];

    public static ContractPort Of<TRow>()
        where TRow : class, IDataProductRow<TRow>
    {
        var schema = TRow.Schema;
        var product = ManifestReader.Parse(TRow.Manifest);
        var port = product.Ports.Single(one => one.Name == schema.Port);
        var byPlace = port.Columns.Where(column => column.Source is not null).ToLookup(column => column.Source!, column => column.Name, StringComparer.Ordinal);
        return new ContractPort(
            SqlTableName.Of(product, port, withMajor: true).ToString(),
            [.. schema.Source.Select(source => byPlace[source.Name].FirstOrDefault())],
            schema.Columns.ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal));
    }

    /// <summary>Writes the question; the names are those of a manifest, so letters, digits and underscores.</summary>
    public string Select(int? most) =>
        $"select {string.Join(", ", _asked.Select(column => $"\"{column}\""))} from {table}"
        + (most is { } rows ? string.Create(CultureInfo.InvariantCulture, $" limit {rows}") : string.Empty);

    public SourceFields Fields(object?[] cells) => new AnswerFields(
        [.. columns.Select(column => column is null ? string.Empty : FieldText.Of(table, column, SourceNames.Of(types[column], cells[_asked.IndexOf(column)])))]);

    private sealed class AnswerFields(string[] texts) : SourceFields
    {
        public override ReadOnlySpan<char> this[int index] => texts[index];
    }
}
