using System.Security.Cryptography;
using DataProducts.Lake.Commit;

namespace DataProducts.Lake.History;

/// <summary>Takes down what files were, before they go.</summary>
/// <param name="store">The table.</param>
/// <param name="told">Hears of each; the file goes only when that has ended.</param>
internal sealed class RemovedFiles(TableStore store, Func<RemovedFile, CancellationToken, ValueTask> told)
{
    private readonly List<RemovedFile> _files = [];

    public IReadOnlyList<RemovedFile> All => _files;

    /// <summary>Deletes a file, which is taken down first if somebody wants to know.</summary>
    public static async Task DeleteAsync(RemovedFiles? witness, TableStore store, string location, CancellationToken cancellationToken)
    {
        if (witness is not null)
        {
            await witness.TakeAsync(location, cancellationToken).ConfigureAwait(false);
        }

        await store.Objects.DeleteAsync(location, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes down a file; one that is gone already was taken down before.</summary>
    public async Task TakeAsync(string location, CancellationToken cancellationToken)
    {
        if (await ReadAsync(location, cancellationToken).ConfigureAwait(false) is { } file)
        {
            await told(file, cancellationToken).ConfigureAwait(false);
            _files.Add(file);
        }
    }

    private async Task<RemovedFile?> ReadAsync(string location, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await store.Objects.OpenReadAsync(location, cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var bytes = stream.Length;
                var hash = await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
                return new RemovedFile(location, bytes, Convert.ToHexStringLower(hash));
            }
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
