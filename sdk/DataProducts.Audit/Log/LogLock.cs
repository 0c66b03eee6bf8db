namespace DataProducts.Audit;

/// <summary>The lock between processes: an empty file that the system unlocks when its holder ends, in whatever way.</summary>
internal static class LogLock
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);

    // The system hands the lock to whoever asks at the right moment. Beside a writer that takes it again at once, the moments are short: who
    // asks seldom misses all of them.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(4);

    /// <summary>Locks out writers and readers.</summary>
    public static Task<FileStream> ExclusiveAsync(LogFiles files, TimeSpan wait, TimeProvider time, CancellationToken cancellation) =>
        TakeAsync(files, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, wait, time, cancellation);

    /// <summary>Locks out writers; null where there is no lock file, as in a copy that nobody writes to.</summary>
    public static async Task<FileStream?> SharedAsync(LogFiles files, TimeSpan wait, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            return await TakeAsync(files, FileMode.Open, FileAccess.Read, FileShare.Read, wait, time, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static async Task<FileStream> TakeAsync(
        LogFiles files, FileMode mode, FileAccess access, FileShare share, TimeSpan wait, TimeProvider time, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var pause = FirstPause;
        while (true)
        {
            try
            {
                return new FileStream(files.FullPath(LogFiles.Lock), mode, access, share, bufferSize: 0);
            }
            catch (IOException failure) when (IsHeld(failure))
            {
                if (time.GetElapsedTime(start) >= wait)
                {
                    throw AuditErrors.Locked(files.Folder, wait);
                }
            }

            await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows; anything else is not another process's doing.
    private static bool IsHeld(IOException failure) => failure.HResult is 11 or 35 or unchecked((int)0x80070020);
}
