namespace DataProducts.Audit;

/// <summary>Checks a log with its public key alone: every byte of every file, from the records up to the signed root.</summary>
public static class AuditVerifier
{
    /// <summary>Checks a log, also while others append to it; then what it held at the beginning is checked.</summary>
    /// <param name="folder">The log's folder, or a copy of it.</param>
    /// <param name="key">The log's public key; its name is the log's origin.</param>
    /// <param name="known">
    /// A checkpoint of this log seen earlier, or null. Without one, a log that was put back as a whole to an earlier state looks good.
    /// </param>
    /// <param name="options">How to wait, or null for the default.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found: all good, or the first problem.</returns>
    /// <exception cref="AuditLogException"><c>DP1600</c> files cannot be read; <c>DP1601</c> a process held the lock too long.</exception>
    public static async Task<AuditVerification> VerifyAsync(
        string folder,
        NoteVerifier key,
        Checkpoint? known = null,
        AuditLogOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(key);
        LogSnapshot? snapshot = null;
        try
        {
            snapshot = await LogSnapshot.TakeAsync(folder, key, withPaths: true, options ?? new AuditLogOptions(), cancellationToken)
                .ConfigureAwait(false);
            new RecordWalk(snapshot, known).Run(cancellationToken);
            FileCensus.Check(snapshot, key);
            return new AuditVerification(snapshot.Checkpoint, null, snapshot.NextNote is not null);
        }
        catch (AuditLogException failure) when (failure.Id == "DP1605")
        {
            var path = snapshot is null ? LogFiles.Checkpoint : LogFiles.NextCheckpoint;
            return new AuditVerification(
                snapshot?.Checkpoint, new AuditProblem(AuditProblemKind.Checkpoint, path, null, failure.Message), snapshot is not null);
        }
        catch (FoundProblemException found)
        {
            return new AuditVerification(snapshot?.Checkpoint, found.Problem, snapshot?.NextNote is not null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw AuditErrors.Failed(folder, failure);
        }
    }
}
