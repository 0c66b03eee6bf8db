using System.Buffers;

namespace DataProducts.Lake.Commit;

/// <summary>Checks batch ids: they are part of file names.</summary>
internal static class BatchId
{
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    public static string Check(string batch)
    {
        ArgumentException.ThrowIfNullOrEmpty(batch);
        return batch.Length <= 128 && batch[0] != '.' && !batch.AsSpan().ContainsAnyExcept(Letters)
            ? batch
            : throw new ArgumentException(
                "A batch id is 1 to 128 letters, digits, '.', '_' and '-', and does not begin with '.'.", nameof(batch));
    }
}
