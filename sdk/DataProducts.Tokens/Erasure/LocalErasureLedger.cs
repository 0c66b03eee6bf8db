using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using DataProducts.Files;

namespace DataProducts.Tokens;

/// <summary>A jurisdiction's erasure ledger in one file, <c>&lt;folder&gt;/&lt;JUR&gt;.erasures.jsonl</c>: a line an order, each with a hash
/// over all before it.</summary>
/// <remarks>
/// Safe for many processes. Keep the folder apart from the vaults and copy it more often: a vault that was restored is only opened with a
/// ledger that is at least as new as the vault ever was. What a killed process left half written was answered to nobody, and is passed over.
/// </remarks>
public sealed class LocalErasureLedger : IErasureLedger
{
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(10);

    private readonly string _path;
    private Checked _checked = new(0, LedgerLine.Start);

    private LocalErasureLedger(Jurisdiction jurisdiction, string path) => (Jurisdiction, _path) = (jurisdiction, path);

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction { get; }

    /// <summary>Opens a jurisdiction's ledger.</summary>
    /// <param name="folder">The folder of the ledgers; made with mode 0700 if absent.</param>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="create">Whether to begin a ledger where there is none: only for a vault that belongs to none yet. Two processes that do
    /// so at once get the same one.</param>
    /// <param name="time">The clock for the time of the beginning.</param>
    /// <returns>The ledger.</returns>
    /// <exception cref="DataProductException">It is missing or cannot be used (<c>DP1430</c>), or others may use it
    /// (<c>DP1436</c>).</exception>
    public static LocalErasureLedger Open(string folder, Jurisdiction jurisdiction, bool create, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var path = PathOf(folder, jurisdiction);
        try
        {
            if (!File.Exists(path))
            {
                if (!create)
                {
                    throw ErasureErrors.Unavailable(path);
                }

                Begin(path, jurisdiction, time.GetUtcNow());
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ErasureErrors.Unavailable(path, failure);
        }

        return PrivateFolder.IsExposed(path, out var mode)
            ? throw ErasureErrors.Exposed(path, mode)
            : new LocalErasureLedger(jurisdiction, path);
    }

    /// <inheritdoc/>
    public async ValueTask<ErasureEntry> AppendAsync(ErasureOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)order.Act, (int)ErasureAct.Begin, nameof(order));
        ArgumentOutOfRangeException.ThrowIfEqual(order.Subject, default, nameof(order));
        try
        {
            using var only = await LockAsync(cancellationToken).ConfigureAwait(false);
            var end = _checked;
            foreach (var (after, _) in Follow(end, cancellationToken))
            {
                end = after;
            }

            var entry = LedgerLine.Next(Jurisdiction, end.Last, order with { Time = Milliseconds(order.Time) });
            using var stream = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            stream.SetLength(end.Offset); // half a line of a process that was killed
            stream.Seek(0, SeekOrigin.End);
            stream.Write(LedgerLine.Write(entry));
            stream.Flush(flushToDisk: true);
            return entry;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ErasureErrors.Unavailable(_path, failure);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ErasureEntry> ReadAsync(
        long from, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        var start = _checked.Last.Position < from ? _checked : new Checked(0, LedgerLine.Start);
        await Task.CompletedTask.WaitAsync(cancellationToken).ConfigureAwait(false);
        var before = start;
        foreach (var (after, entry) in Follow(start, cancellationToken))
        {
            _checked = before; // one entry back, where the next reader begins who has carried out all but the last
            before = after;
            if (entry.Mark.Position >= from)
            {
                yield return entry;
            }
        }

        if (before.Last.Position == 0)
        {
            throw ErasureErrors.Changed(_path, 1);
        }
    }

    internal static string PathOf(string folder, Jurisdiction jurisdiction) => Path.Combine(folder, jurisdiction.Code + ".erasures.jsonl");

    private static void Begin(string path, Jurisdiction jurisdiction, DateTimeOffset now)
    {
        var folder = Path.GetDirectoryName(path)!;
        PrivateFolder.Create(folder);
        var request = new Guid(RandomNumberGenerator.GetBytes(16));
        var first = LedgerLine.Next(jurisdiction, LedgerLine.Start, new ErasureOrder(ErasureAct.Begin, default, request, Milliseconds(now)));
        var aside = $"{path}.{Guid.NewGuid():N}.tmp";
        using (var stream = new FileStream(aside, PrivateFolder.NewFile()))
        {
            stream.Write(LedgerLine.Write(first));
            stream.Flush(flushToDisk: true);
        }

        _ = DurableName.TryPublish(aside, path);
        _ = DurableName.TryFlushFolder(folder);
    }

    private static DateTimeOffset Milliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    // Reads whole lines and checks that each follows from the one before.
    private IEnumerable<(Checked After, ErasureEntry Entry)> Follow(Checked start, CancellationToken cancellationToken)
    {
        using var stream = OpenToRead();
        stream.Seek(start.Offset, SeekOrigin.Begin);
        var (at, line) = (start, new byte[LedgerLine.MaximumSize]);
        var length = 0;
        for (var next = stream.ReadByte(); next >= 0; next = stream.ReadByte())
        {
            if (next != '\n')
            {
                line[length < line.Length ? length++ : throw ErasureErrors.Changed(_path, at.Last.Position + 1)] = (byte)next;
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            var entry = LedgerLine.Read(line.AsMemory(0, length), Jurisdiction, at.Last);
            if (entry is null || (entry.Order.Act == ErasureAct.Begin) != (entry.Mark.Position == 1))
            {
                throw ErasureErrors.Changed(_path, at.Last.Position + 1);
            }

            (at, length) = (new Checked(at.Offset + length + 1, entry.Mark), 0);
            yield return (at, entry);
        }
    }

    private FileStream OpenToRead()
    {
        try
        {
            return new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 16);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ErasureErrors.Unavailable(_path, failure);
        }
    }

    // One writer at a time, over all processes: the lock is a file of its own, so that readers need none.
    private async ValueTask<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        var options = PrivateFolder.NewFile();
        options.Mode = FileMode.OpenOrCreate;
        for (var waited = TimeSpan.Zero; ; waited += LockPoll)
        {
            try
            {
                return new FileStream(_path + ".lock", options);
            }
            catch (IOException) when (waited < LockWait && File.Exists(_path + ".lock"))
            {
                await Task.Delay(LockPoll, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>How far the file was read and found right.</summary>
    private sealed record Checked(long Offset, LedgerMark Last);
}
