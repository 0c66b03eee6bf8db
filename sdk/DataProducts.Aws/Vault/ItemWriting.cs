using System.Security.Cryptography;

namespace DataProducts.Aws;

/// <summary>Puts items, first writer wins, conditional on their subjects.</summary>
/// <remarks>
/// <para>Why a put is safe against an erasure that runs beside it, although one is many rows and the other is too. An erasure (a) turns the
/// subject's row into a tombstone, (b) raises the epoch, (c) reads the subject's items and deletes them, in this order; (a) and (b) are one
/// transaction where the server has them. A put (1) writes the item, (2) reads the epoch, (3) reads the subject's row, unless the row was
/// seen with this very key since the same epoch was read; all reads are strongly consistent.</para>
/// <para>If (3) was made and the key stands, the row was no tombstone then, so (a) is later than (3) and (c) later than (1): the item is
/// found and deleted by the erasure, and the put counts as before it. If (3) was left out, the epoch was the same before the row was seen
/// and at (2), so (b) is later than (2), and again (c) is later than (1). If (3) shows another key or none, the put takes its own item
/// away, answers "erased", and counts as after the erasure; until then the item was sealed under a key that no longer exists, and nobody
/// was given it: reads compare an item's key with the row's. A process that dies in between leaves such a dead item, which the next
/// put of its key removes.</para>
/// </remarks>
internal sealed class ItemWriting(VaultTable table, VaultState state, SubjectRows subjects, LiveKeys live)
{
    private const int Rounds = 8;

    public async ValueTask<VaultWrite> PutAsync(ReadOnlyMemory<VaultItem> offered, CancellationToken cancellationToken)
    {
        var items = offered.ToArray();
        var fates = new Fate[items.Length];
        var call = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
        var writes = Array.ConvertAll(items, item => ItemRow.Insert(item, call));
        var open = Enumerable.Range(0, items.Length).ToList();
        for (var round = 1; open.Count > 0; round++)
        {
            if (round > Rounds)
            {
                throw AwsErrors.NeverSettled(table.Name);
            }

            var found = await WriteAsync(items, writes, open, call, cancellationToken).ConfigureAwait(false);
            open = await SettleAsync(items, found, fates, cancellationToken).ConfigureAwait(false);
        }

        return Answer(items, fates);
    }

    /// <summary>Writes, and looks at what stood against it.</summary>
    private async ValueTask<List<Found>> WriteAsync(
        VaultItem[] items, RowWrite[] writes, List<int> places, long call, CancellationToken cancellationToken)
    {
        var outcomes = await table.WriteAsync(places.ConvertAll(place => writes[place]), cancellationToken).ConfigureAwait(false);
        var unseen = places.Where((_, i) => outcomes[i] is { Done: false, Standing: null });
        var rows = await table.GetAsync(unseen.Select(place => writes[place].Key), cancellationToken).ConfigureAwait(false);
        return [.. places.Select((place, i) =>
        {
            var row = outcomes[i].Standing ?? rows.GetValueOrDefault(writes[place].Key);
            return outcomes[i].Done || (row is not null && ItemRow.IsBy(row, call))
                ? new Found(place, IsOwn: true, null)
                : new Found(place, IsOwn: false, row is null ? null : ItemRow.Read(row, items[place].Key, table.Name));
        })];
    }

    /// <summary>Decides each place's fate by its subject; gives those that have to be written once more.</summary>
    private async ValueTask<List<int>> SettleAsync(
        VaultItem[] items, List<Found> found, Fate[] fates, CancellationToken cancellationToken)
    {
        var epoch = (await state.ReadAsync(cancellationToken).ConfigureAwait(false)).Epoch;
        live.Observe(epoch);
        var owned = found.Where(one => items[one.Place].Key.Subject != default).Select(one => LiveKey.Of(items[one.Place]));
        var unknown = live.Unknown(epoch, owned);
        var rows = await subjects.ReadAsync(unknown.Select(static key => key.Subject), cancellationToken).ConfigureAwait(false);
        live.Add(epoch, unknown.Where(key => rows[key.Subject].Key(key.Space)?.Id == key.Id));

        var again = new List<int>();
        var removed = new List<RowWrite>();
        foreach (var (place, isOwn, standing) in found)
        {
            var item = items[place];
            if (rows.TryGetValue(item.Key.Subject, out var row) && row.Key(item.Space)?.Id != item.KeyId)
            {
                fates[place] = new Fate(Gone: true, null);
                if (isOwn)
                {
                    removed.Add(ItemRow.Remove(item));
                }
            }
            else if (isOwn)
            {
                fates[place] = new Fate(Gone: false, null);
            }
            else if (standing is not { } there)
            {
                again.Add(place); // It was in the way, and is gone.
            }
            else if (item.Key.Subject != default && there.KeyId != item.KeyId)
            {
                again.Add(place);
                removed.Add(ItemRow.Remove(there));
            }
            else
            {
                fates[place] = new Fate(Gone: false, there);
            }
        }

        await table.WriteAsync(removed, cancellationToken).ConfigureAwait(false);
        return again;
    }

    private static VaultWrite Answer(VaultItem[] items, Fate[] fates)
    {
        var standing = new List<StandingItem>();
        var erased = new List<int>();
        for (var place = 0; place < items.Length; place++)
        {
            if (fates[place].Gone)
            {
                erased.Add(place);
            }
            else if (fates[place].Standing is { } other)
            {
                standing.Add(new StandingItem(place, other));
            }
        }

        return standing.Count + erased.Count == 0 ? VaultWrite.All : new VaultWrite(standing, erased);
    }

    /// <summary>What stands where an item was put: itself, another, or nothing any more.</summary>
    private readonly record struct Found(int Place, bool IsOwn, VaultItem? Standing);

    /// <summary>What became of an item: its subject is gone, another stands in its place, or neither.</summary>
    private readonly record struct Fate(bool Gone, VaultItem? Standing);
}
