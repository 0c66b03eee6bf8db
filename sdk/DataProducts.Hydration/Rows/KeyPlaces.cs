namespace DataProducts.Hydration;

/// <summary>Which jurisdiction each key (<see cref="KeyHash"/>) belongs to, in about 25 bytes a key; the first that takes a key keeps it.</summary>
/// <remarks>A dictionary takes 40 bytes an entry, and three times as much while it grows. Here keys are spread over small tables that grow one
/// by one, so that growing takes next to nothing.</remarks>
internal sealed class KeyPlaces : IDisposable
{
    /// <summary>How many upper bits of a hash choose the table.</summary>
    public const int TableBits = 12;

    private readonly KeyTable?[] _tables = new KeyTable?[1 << TableBits];
    private readonly List<Jurisdiction> _places = [];
    private readonly KeyMix _mix = KeyMix.Draw();

    /// <summary>Gets how many keys are taken.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a key for a jurisdiction, if nobody has it.</summary>
    /// <returns>Null if it was free, else whose it is.</returns>
    public Jurisdiction? Take(UInt128 key, Jurisdiction place)
    {
        var hash = _mix.Of(key);
        var table = _tables[hash >> (64 - TableBits)] ??= new KeyTable(_mix);
        if (table.Take(key, hash, PlaceOf(place)) is { } taken)
        {
            return _places[taken];
        }

        Count++;
        return null;
    }

    /// <summary>Gives whose a key is; null if it is free.</summary>
    public Jurisdiction? Find(UInt128 key)
    {
        var hash = _mix.Of(key);
        return _tables[hash >> (64 - TableBits)]?.Find(key, hash) is { } place ? _places[place] : null;
    }

    public void Dispose()
    {
        foreach (var table in _tables)
        {
            table?.Dispose();
        }

        Array.Clear(_tables);
        Count = 0;
    }

    private byte PlaceOf(Jurisdiction place)
    {
        var index = _places.IndexOf(place);
        if (index < 0)
        {
            index = _places.Count;
            _places.Add(place);
        }

        return checked((byte)index);
    }
}
