using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace DataProducts.Hydration;

/// <summary>Where plans and part manifests are: below one location of a store, a folder for each plan.</summary>
/// <remarks>
/// A plan's name ends with the hash of its content, so that who has the name knows the plan. Everything is created once and never changed:
/// a part that is worked again gets the next revision.
/// </remarks>
internal sealed class PartsFolder(IObjectStore store, string location)
{
    private const int MostBytes = 64 << 20;
    private const int MostRevisions = 1000;
    private const int HashLetters = 16;

    private readonly string _root = location.TrimEnd('/', '\\');

    /// <summary>Writes a plan, and gives its name; the same plan again is the same.</summary>
    public async ValueTask<string> AddAsync(WorkPlan plan, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(plan, PartsJson.Default.WorkPlan);
        var name = NameOf(plan, json);
        _ = await store.TryCreateAsync(Of(name, "plan.json"), json, cancellationToken).ConfigureAwait(false);
        return name;
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="DataProductException"><c>DP1190</c>: there is none, or not the one of that name.</exception>
    public async ValueTask<WorkPlan> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (name.Length != (2 * SHA256.HashSizeInBytes) + 1 + HashLetters || !name.All(letter => char.IsAsciiHexDigitLower(letter) || letter == '-'))
        {
            throw PartErrors.PlanUnusable("its name is not one that 'plan' gives");
        }

        var json = await ReadAsync(Of(name, "plan.json"), cancellationToken).ConfigureAwait(false)
            ?? throw PartErrors.PlanUnusable("there is none of that name");
        return PartsJson.TryRead(json, PartsJson.Default.WorkPlan) is { IsSound: true } plan && NameOf(plan, json) == name
            ? plan
            : throw PartErrors.PlanUnusable("it was changed, or is of another version");
    }

    /// <summary>Records what a worker did, if nobody recorded that revision before.</summary>
    public ValueTask<bool> TryAddAsync(PartManifest manifest, CancellationToken cancellationToken) => store.TryCreateAsync(
        ManifestOf(manifest.Plan, manifest.Part, manifest.Revision),
        JsonSerializer.SerializeToUtf8Bytes(manifest, PartsJson.Default.PartManifest), cancellationToken);

    /// <summary>Gives what is recorded last of a part; null if it was not worked.</summary>
    public async ValueTask<PartManifest?> LastAsync(
        string plan, WorkPart part, PartManifestCheck check, CancellationToken cancellationToken)
    {
        byte[]? last = null;
        var revision = 0;
        while (revision < MostRevisions
            && await ReadAsync(ManifestOf(plan, part.Number, revision + 1), cancellationToken).ConfigureAwait(false) is { } next)
        {
            (last, revision) = (next, revision + 1);
        }

        return last is null ? null : check.Read(last, plan, part, revision);
    }

    /// <summary>Keeps the hashes of a part's keys.</summary>
    public async ValueTask<PartKeys> AddKeysAsync(string plan, int part, byte[] keys, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{part:D6}-{RandomNumberGenerator.GetHexString(12, lowercase: true)}.bin");
        if (!await store.TryCreateAsync(KeysOf(plan, name), keys, cancellationToken).ConfigureAwait(false))
        {
            throw PartErrors.ManifestInvalid(part, "another has the name of its keys");
        }

        return new(name, Convert.ToHexStringLower(SHA256.HashData(keys)), keys.Length / PartKeyList.EntrySize);
    }

    /// <summary>Reads the hashes of a part's keys.</summary>
    public async ValueTask<byte[]> KeysAsync(string plan, PartManifest manifest, CancellationToken cancellationToken)
    {
        var most = checked((int)(manifest.Keys.Count * PartKeyList.EntrySize));
        var keys = await ReadAsync(KeysOf(plan, manifest.Keys.Name), cancellationToken, most).ConfigureAwait(false);
        return keys is not null && keys.Length == most
            && string.Equals(Convert.ToHexStringLower(SHA256.HashData(keys)), manifest.Keys.Sha256, StringComparison.Ordinal)
            ? keys
            : throw PartErrors.ManifestInvalid(manifest.Part, "its keys are not those that were written");
    }

    /// <summary>Removes the keys of a plan whose batch is committed.</summary>
    public async ValueTask SweepKeysAsync(string plan, CancellationToken cancellationToken)
    {
        await foreach (var found in store.ListAsync(Of(plan, "keys"), cancellationToken).ConfigureAwait(false))
        {
            await store.DeleteAsync(found.Location, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string NameOf(WorkPlan plan, byte[] json) =>
        $"{plan.Batch}-{Convert.ToHexStringLower(SHA256.HashData(json))[..HashLetters]}";

    private string ManifestOf(string plan, int part, int revision) =>
        Of(plan, "parts", string.Create(CultureInfo.InvariantCulture, $"{part:D6}-r{revision}.json"));

    private string KeysOf(string plan, string name) => Of(plan, "keys", name);

    private string Of(params ReadOnlySpan<string> names) => _root.Contains("://", StringComparison.Ordinal)
        ? $"{_root}/{string.Join('/', names)}"
        : Path.Combine([_root, .. names]);

    private async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken, int most = MostBytes)
    {
        try
        {
            var stream = await store.OpenReadAsync(path, cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                if (stream.Length > most)
                {
                    throw PartErrors.PlanUnusable("a file of it is longer than any that is written");
                }

                var bytes = new byte[stream.Length];
                await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
                return bytes;
            }
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
