using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws;

/// <summary>The registry of wrapped keys: one row by name, which decides, and one by id, which points at it.</summary>
/// <remarks>
/// The pointer is written first. One that points at a name under which another key stands, since its writer lost or died, leads to
/// nothing; so no transaction is needed.
/// </remarks>
internal sealed class KeyRows(VaultTable table)
{
    private const string Domain = "d";
    private const string Purpose = "u";
    private const string Version = "v";
    private const string Id = "i";
    private const string Wrapped = "w";
    private const string Created = "t";

    public async ValueTask<WrappedKey?> FindAsync(KeyName name, CancellationToken cancellationToken) =>
        await table.GetAsync(VaultRows.Of(name), cancellationToken).ConfigureAwait(false) is { } row ? Read(row) : null;

    public async ValueTask<WrappedKey?> FindAsync(long id, CancellationToken cancellationToken)
    {
        if (await table.GetAsync(VaultRows.OfKeyId(id), cancellationToken).ConfigureAwait(false) is not { } pointer)
        {
            return null;
        }

        return await FindAsync(NameOf(pointer), cancellationToken).ConfigureAwait(false) is { } key && key.Id == id ? key : null;
    }

    public async ValueTask<IReadOnlyList<WrappedKey>> ListAsync(string domain, string purpose, CancellationToken cancellationToken)
    {
        var keys = new List<WrappedKey>();
        var pages = table.QueryAsync(VaultRows.NamePartition(domain, purpose), [0], cancellationToken);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            keys.AddRange(page.Select(Read));
        }

        return keys;
    }

    public async ValueTask<WrappedKey> AddOrGetAsync(WrappedKey proposed, CancellationToken cancellationToken)
    {
        if (await FindAsync(proposed.Name, cancellationToken).ConfigureAwait(false) is { } before)
        {
            return before;
        }

        var pointer = RowWrite.Insert(VaultRows.OfKeyId(proposed.Id), NameCells(proposed.Name));
        await table.WriteAsync(pointer, cancellationToken).ConfigureAwait(false);
        var row = RowWrite.Insert(VaultRows.Of(proposed.Name),
        [
            .. NameCells(proposed.Name),
            new(Id, Cell.Of(proposed.Id)),
            new(Wrapped, Cell.Of(proposed.Wrapped.Span)),
            new(Created, Cell.Of(proposed.Created.ToUnixTimeMilliseconds())),
        ]);
        await table.WriteAsync(row, cancellationToken).ConfigureAwait(false);
        var standing = await FindAsync(proposed.Name, cancellationToken).ConfigureAwait(false) ?? throw AwsErrors.NeverSettled(table.Name);
        if (standing.Id != proposed.Id)
        {
            await table.DeleteAsync([VaultRows.OfKeyId(proposed.Id)], cancellationToken).ConfigureAwait(false);
        }

        return standing;
    }

    public async ValueTask RemoveAsync(KeyName name, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, cancellationToken).ConfigureAwait(false) is { } key)
        {
            await table.DeleteAsync([VaultRows.Of(name), VaultRows.OfKeyId(key.Id)], cancellationToken).ConfigureAwait(false);
        }
    }

    private WrappedKey Read(Dictionary<string, AttributeValue> row) =>
        row.Number(Id) is { } id && row.Bytes(Wrapped) is { } wrapped && row.Number(Created) is { } created
            ? new WrappedKey(NameOf(row), id, wrapped, RowTime.Of(created))
            : throw AwsErrors.Malformed(table.Name, "a wrapped key lacks an attribute");

    private KeyName NameOf(Dictionary<string, AttributeValue> row) =>
        row.Text(Domain) is { } domain && row.Text(Purpose) is { } purpose && row.Number(Version) is { } version
            ? new KeyName(domain, purpose, (int)version)
            : throw AwsErrors.Malformed(table.Name, "a wrapped key lacks its name");

    private static KeyValuePair<string, AttributeValue>[] NameCells(KeyName name) =>
    [
        new(Domain, Cell.Of(name.Domain)),
        new(Purpose, Cell.Of(name.Purpose)),
        new(Version, Cell.Of(name.Version)),
    ];
}
