using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Commit;

/// <summary>The branch that a batch stands on while it is checked.</summary>
internal static class StagedBranch
{
    public const string Prefix = "dp-staged-";

    /// <summary>How long what a crashed run staged is kept: longer than any check takes.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(5);

    public static string Of(string batch) => Prefix + batch;

    /// <summary>Forgets what was staged.</summary>
    /// <returns>False if that could not be done; it expires then.</returns>
    public static async Task<bool> TryDropAsync(TableStore store, string batch, long snapshotId)
    {
        try
        {
            var change = new Change(
                [new Requirement.RefAt(Of(batch), snapshotId)],
                [new Update.RemoveRef(Of(batch)), new Update.RemoveSnapshots([snapshotId])]);
            return await store.TryCommitAsync(change, CancellationToken.None).ConfigureAwait(false) is not null;
        }
        catch (Exception failure) when (failure is DataProductException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
