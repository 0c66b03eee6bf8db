namespace DataProducts.Lake.Merging;

/// <summary>The versions of one key: those that are there and those that come, each until the next begins.</summary>
internal sealed class Timeline(IncomingRows incoming, int head, List<HeldRow> held)
{
    private readonly List<Entry> _entries = [];

    /// <summary>Gets how many rows of the table go.</summary>
    public long Removed { get; private set; }

    /// <summary>Puts every version in its place.</summary>
    /// <returns>How many versions are new, took another one's place, and were there.</returns>
    public (int Inserted, int Updated, int Unchanged) Settle(RowEdits heldEdits, RowEdits givenEdits)
    {
        var (inserted, updated, unchanged) = (0, 0, 0);
        var here = held.ToLookup(row => row.Version);
        for (var i = head; i >= 0; i = incoming[i].Next)
        {
            var row = incoming[i];
            HeldRow[] same = [.. here[row.Version]];
            if (same is [var only] && only.Content == row.Content)
            {
                givenEdits.Set(row.File, row.Row, RowEdit.Gone);
                unchanged++;
                continue;
            }

            foreach (var old in same)
            {
                heldEdits.Set(old.File, old.Row, RowEdit.Gone);
                Removed++;
            }

            (inserted, updated) = same.Length == 0 ? (inserted + 1, updated) : (inserted, updated + 1);
            _entries.Add(new Entry(row.Version, row, null));
        }

        // A version that was not replaced stays; of several that other writers left at one point all do.
        var given = _entries.Select(entry => entry.Version).ToHashSet();
        _entries.AddRange(held.Where(row => !given.Contains(row.Version)).Select(row => new Entry(row.Version, null, row)));
        _entries.Sort(static (one, other) => one.Version.CompareTo(other.Version));
        for (var i = 0; i < _entries.Count; i++)
        {
            var next = _entries.FindIndex(i, later => later.Version > _entries[i].Version);
            End(_entries[i], next < 0 ? null : _entries[next].Version, heldEdits, givenEdits);
        }

        return (inserted, updated, unchanged);
    }

    private static void End(Entry entry, Int128? until, RowEdits heldEdits, RowEdits givenEdits)
    {
        if (entry.Given is { } given)
        {
            if (until is not null)
            {
                givenEdits.Set(given.File, given.Row, new RowEdit(false, until));
            }
        }
        else if (entry.Held is { } there && (there.Until != (until ?? RowVersions.None) || there.IsCurrent != until is null))
        {
            heldEdits.Set(there.File, there.Row, new RowEdit(false, until));
        }
    }

    private readonly record struct Entry(Int128 Version, IncomingRow? Given, HeldRow? Held);
}
