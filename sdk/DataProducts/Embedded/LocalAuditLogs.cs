using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using DataProducts.Audit;

namespace DataProducts;

/// <summary>One Merkle log for each jurisdiction and domain, in folders of this machine.</summary>
internal sealed class LocalAuditLogs(EmbeddedLayout layout) : IAuditLog, IDisposable
{
    private const string OriginPrefix = "dataproducts.embedded";

    private readonly ConcurrentDictionary<(Jurisdiction Jurisdiction, string Domain), Lazy<Task<AuditLog>>> _open = new();
    private readonly Lazy<NoteSigner> _signer = new(() => OpenSigner(layout));

    /// <inheritdoc/>
    public async ValueTask AppendAsync(IReadOnlyList<AuditRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        var logs = new Dictionary<(Jurisdiction, string), List<ReadOnlyMemory<byte>>>();
        foreach (var record in records)
        {
            ref var leaves = ref CollectionsMarshal.GetValueRefOrAddDefault(logs, (record.Jurisdiction, record.Domain), out _);
            (leaves ??= []).Add(record.ToCanonicalBytes());
        }

        try
        {
            foreach (var (key, leaves) in logs)
            {
                var log = await _open.GetOrAdd(key, one => new Lazy<Task<AuditLog>>(() => OpenAsync(one))).Value.ConfigureAwait(false);
                await log.AppendAsync(leaves, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (AuditLogException failure)
        {
            throw new DataProductException(failure.Id, failure.Message, failure);
        }
    }

    /// <summary>Checks every log with its public key.</summary>
    public static async Task<IReadOnlyList<AuditLogState>> VerifyAsync(EmbeddedLayout layout, CancellationToken cancellationToken)
    {
        var states = new List<AuditLogState>();
        foreach (var path in KeyFiles(layout))
        {
            states.Add(await VerifyAsync(layout, path, cancellationToken).ConfigureAwait(false));
        }

        return states;
    }

    /// <summary>Proves every record of one request.</summary>
    public static async Task<IReadOnlyList<AuditProof>> ProveAsync(EmbeddedLayout layout, Guid request, CancellationToken cancellationToken)
    {
        var proofs = new List<AuditProof>();
        try
        {
            foreach (var path in KeyFiles(layout))
            {
                var folder = Path.ChangeExtension(path, null);
                var key = await ReadKeyAsync(path, cancellationToken).ConfigureAwait(false);
                var made = await LogProofs.MakeAsync(folder, key, record => IsOf(record, request), cancellationToken: cancellationToken)
                    .ConfigureAwait(false);
                proofs.AddRange(made.Select(proof => new AuditProof(NameOf(layout, folder), proof.Index, proof.ToBytes())));
            }
        }
        catch (AuditLogException failure)
        {
            throw new DataProductException(failure.Id, failure.Message, failure);
        }

        return proofs;
    }

    /// <summary>Reads every record of every log.</summary>
    public static async IAsyncEnumerable<AuditEntry> EntriesAsync(
        EmbeddedLayout layout, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in KeyFiles(layout))
        {
            var key = await ReadKeyAsync(path, cancellationToken).ConfigureAwait(false);
            await foreach (var entry in AuditEntries.ReadAsync(Path.ChangeExtension(path, null), key, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                yield return entry;
            }
        }
    }

    public void Dispose()
    {
        foreach (var log in _open.Values)
        {
            if (log is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            {
                log.Value.Result.Dispose();
            }
        }
    }

    private static async Task<AuditLogState> VerifyAsync(EmbeddedLayout layout, string keyFile, CancellationToken cancellationToken)
    {
        var folder = Path.ChangeExtension(keyFile, null);
        var name = NameOf(layout, folder);
        try
        {
            var key = await ReadKeyAsync(keyFile, cancellationToken).ConfigureAwait(false);
            var found = await AuditVerifier.VerifyAsync(folder, key, cancellationToken: cancellationToken).ConfigureAwait(false);
            return new AuditLogState(
                name,
                folder,
                found.IsGood,
                found.Checkpoint?.Size ?? 0,
                found.Checkpoint?.Root.ToString(),
                found.Problem?.Record,
                found.Problem?.Message);
        }
        catch (AuditLogException failure)
        {
            return new AuditLogState(name, folder, false, 0, null, null, failure.Message);
        }
    }

    private static string[] KeyFiles(EmbeddedLayout layout)
    {
        var files = Directory.Exists(layout.Audit) ? Directory.GetFiles(layout.Audit, "*.vkey", SearchOption.AllDirectories) : [];
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    private static string NameOf(EmbeddedLayout layout, string folder) =>
        Path.GetRelativePath(layout.Audit, folder).Replace(Path.DirectorySeparatorChar, '/');

    private static async Task<NoteVerifier> ReadKeyAsync(string path, CancellationToken cancellationToken) =>
        NoteVerifier.Parse((await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)).Trim());

    private static bool IsOf(ReadOnlyMemory<byte> record, Guid request)
    {
        using var document = JsonDocument.Parse(record);
        return document.RootElement.TryGetProperty("request", out var id) && id.TryGetGuid(out var found) && found == request;
    }

    private async Task<AuditLog> OpenAsync((Jurisdiction Jurisdiction, string Domain) key)
    {
        var folder = layout.AuditOf(key.Jurisdiction, key.Domain);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var signer = _signer.Value.WithName($"{OriginPrefix}/{key.Jurisdiction.Code}/{key.Domain}");
        await PublishKeyAsync($"{folder}.vkey", signer.Verifier.ToString()).ConfigureAwait(false);
        return await AuditLog.OpenAsync(folder, signer).ConfigureAwait(false);
    }

    private static NoteSigner OpenSigner(EmbeddedLayout layout)
    {
        PrivateFolders.Ensure(layout.Keys);
        return NoteSigner.LoadOrCreate(Path.Combine(layout.Keys, "audit.key"), OriginPrefix);
    }

    // The public key lies beside the log, never in it: a file that the log did not write is a finding there.
    private static async Task PublishKeyAsync(string path, string key)
    {
        if (!File.Exists(path))
        {
            var incoming = $"{path}.{Guid.NewGuid():N}";
            await File.WriteAllTextAsync(incoming, key + "\n").ConfigureAwait(false);
            File.Move(incoming, path, overwrite: true);
        }
    }
}
