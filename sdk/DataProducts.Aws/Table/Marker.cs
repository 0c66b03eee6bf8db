using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws;

/// <summary>The row that says whose table this is: so that no vault is opened as another jurisdiction's.</summary>
internal sealed record Marker(Jurisdiction Jurisdiction, string Kind)
{
    private const string Code = "j";
    private const string KindName = "w";
    private const string Format = "f";
    private const int Newest = 1;

    public static RowKey Key { get; } = new("dp/table"u8.ToArray(), [0]);

    public RowWrite Insert() => RowWrite.Insert(
        Key, [new(Code, Cell.Of(Jurisdiction.Code)), new(KindName, Cell.Of(Kind)), new(Format, Cell.Of(Newest))]);

    /// <summary>Throws unless this marker stands in the table.</summary>
    /// <exception cref="DataProductException">It does not (<c>DP2113</c>).</exception>
    public async ValueTask DemandAsync(VaultTable table, CancellationToken cancellationToken)
    {
        if (Differs(await table.GetAsync(Key, cancellationToken).ConfigureAwait(false)) is { } why)
        {
            throw AwsErrors.NotATable(table.Name, why);
        }
    }

    private string? Differs(Dictionary<string, AttributeValue>? row) => row switch
    {
        null => "it has no marker row",
        _ when row.Text(KindName) != Kind => $"it is no {Kind}",
        _ when row.Text(Code) != Jurisdiction.Code => $"it belongs to {row.Text(Code)}, and {Jurisdiction} was asked",
        _ when row.Number(Format) != Newest => $"it is of another format than {Newest}",
        _ => null,
    };
}
