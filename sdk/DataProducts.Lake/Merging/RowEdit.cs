namespace DataProducts.Lake.Merging;

/// <summary>What becomes of one row when its file is written again.</summary>
/// <param name="Drop">Whether it goes.</param>
/// <param name="Until">Until when it holds; null for as long as nothing else comes.</param>
internal readonly record struct RowEdit(bool Drop, Int128? Until)
{
    public static RowEdit Gone { get; } = new(true, null);
}

/// <summary>The edits of some files' rows, by the file's number and the row's place among those that are read of it.</summary>
internal sealed class RowEdits
{
    private readonly Dictionary<int, Dictionary<long, RowEdit>> _files = [];

    public IReadOnlyDictionary<long, RowEdit>? Of(int file) => _files.GetValueOrDefault(file);

    public void Set(int file, long row, RowEdit edit)
    {
        if (!_files.TryGetValue(file, out var rows))
        {
            _files[file] = rows = [];
        }

        rows[row] = edit;
    }
}
