using System.Text.Json;
using DataProducts.Files;

namespace DataProducts;

/// <summary>The legal holds of a platform's folder: a file each, which is there as a whole or not at all.</summary>
/// <param name="folder">Where they are.</param>
internal sealed class HoldRegister(string folder)
{
    private const string Extension = ".json";
    private const int MostBytes = 16 * 1024;

    /// <summary>Gives all holds, in the order in which they were placed.</summary>
    /// <exception cref="DataProductException"><c>DP1144</c>: one cannot be read; then nobody may say that there is none.</exception>
    public async Task<IReadOnlyList<LegalHold>> AllAsync(CancellationToken cancellationToken)
    {
        var holds = new List<LegalHold>();
        if (Directory.Exists(folder))
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension))
            {
                holds.Add(await ReadAsync(path, cancellationToken).ConfigureAwait(false));
            }
        }

        return [.. holds.OrderBy(hold => hold.Placed).ThenBy(hold => hold.Id)];
    }

    public void Add(LegalHold hold)
    {
        PrivateFolders.Ensure(folder);
        var temporary = Path.Combine(folder, $".{hold.Id:D}.tmp");
        DurableFile.Write(temporary, JsonSerializer.SerializeToUtf8Bytes(hold, RemovalJson.Default.LegalHold));
        _ = DurableName.TryPublish(temporary, PathOf(hold.Id));
        _ = DurableName.TryFlushFolder(folder);
    }

    public void Remove(Guid id)
    {
        File.Delete(PathOf(id));
        _ = DurableName.TryFlushFolder(folder);
    }

    private string PathOf(Guid id) => Path.Combine(folder, id.ToString("D") + Extension);

    private static async Task<LegalHold> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length <= MostBytes)
            {
                var bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
                var hold = JsonSerializer.Deserialize(bytes, RemovalJson.Default.LegalHold);
                if (hold is { Jurisdiction: not null } && (hold.Subject is null) != (hold.Product is null)
                    && Path.GetFileNameWithoutExtension(path) == hold.Id.ToString("D"))
                {
                    return hold;
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw RemovalErrors.HoldUnreadable(path, failure);
        }

        throw RemovalErrors.HoldUnreadable(path);
    }
}
