namespace DataProducts.Cedar;

/// <summary>An entity's name as values and stores hold it: its hash is worked out once, and a name that a store made knows its number
/// there, so that the store finds what it has of it without comparing text.</summary>
internal sealed class EntityName : IEquatable<EntityName>
{
    private readonly int _hash;

    public EntityName(EntityUid uid)
        : this(uid, HashOf(uid), null, -1)
    {
    }

    public EntityName(EntityUid uid, int hash, EntityNames? home, int number)
    {
        Uid = uid;
        _hash = hash;
        Home = home;
        Number = number;
    }

    public EntityUid Uid { get; }

    /// <summary>Gets the table that made this name, or null; within one table a name has one object.</summary>
    public EntityNames? Home { get; }

    /// <summary>Gets the number within the table, from 0; -1 without one.</summary>
    public int Number { get; }

    public static int HashOf(EntityUid uid) =>
        unchecked(((uid.Type?.GetHashCode(StringComparison.Ordinal) ?? 0) * 397) ^ (uid.Id?.GetHashCode(StringComparison.Ordinal) ?? 0));

    public bool Equals(EntityName? other) =>
        ReferenceEquals(this, other)
            || (other is not null && _hash == other._hash && (Home is null || Home != other.Home) && Uid == other.Uid);

    public override bool Equals(object? obj) => Equals(obj as EntityName);

    public override int GetHashCode() => _hash;
}
