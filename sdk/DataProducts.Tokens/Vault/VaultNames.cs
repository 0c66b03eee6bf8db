using SQLitePCL;

namespace DataProducts.Tokens;

/// <summary>The names of spaces and batches, each kept once: an item has a number of one or two bytes in their place.</summary>
internal sealed class VaultNames(sqlite3 database, string path) : IDisposable
{
    /// <summary>No name's number.</summary>
    public const long None = -1;

    private const int Remembered = 4096;

    private readonly Dictionary<string, long> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> _texts = [];

    private readonly VaultStatement _insert = new(database, path, "INSERT INTO name (text) VALUES (?1) ON CONFLICT (text) DO NOTHING");
    private readonly VaultStatement _byText = new(database, path, "SELECT id FROM name WHERE text = ?1");
    private readonly VaultStatement _byId = new(database, path, "SELECT text FROM name WHERE id = ?1");

    /// <summary>Gives a name's number; <see cref="None"/> if it has none.</summary>
    public long Find(string text)
    {
        if (!_ids.TryGetValue(text, out var id))
        {
            id = _byText.Bind(1, text).Step() ? _byText.Integer(0) : None;
            _byText.Reset();
            Remember(id, text);
        }

        return id;
    }

    /// <summary>Gives a name's number, and a new one if it has none; within a write.</summary>
    public long FindOrAdd(string text)
    {
        var id = Find(text);
        if (id == None)
        {
            _insert.Bind(1, text).Run();
            id = Find(text);
        }

        return id;
    }

    /// <summary>Gives a number's name; empty for one that was removed by hand, whose items open for nobody.</summary>
    public string TextOf(long id)
    {
        if (!_texts.TryGetValue(id, out var text))
        {
            text = _byId.Bind(1, id).Step() ? _byId.Text(0) : "";
            _byId.Reset();
            Remember(id, text);
        }

        return text;
    }

    /// <summary>Forgets what a write that was rolled back may have numbered.</summary>
    public void Forget()
    {
        _ids.Clear();
        _texts.Clear();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _byText.Dispose();
        _byId.Dispose();
    }

    // What has no number yet may get one from another process at any time.
    private void Remember(long id, string text)
    {
        if (id == None || text.Length == 0)
        {
            return;
        }

        if (_texts.Count >= Remembered)
        {
            Forget();
        }

        (_texts[id], _ids[text]) = (text, id);
    }
}
