namespace DataProducts.Cedar;

/// <summary>An entity within a store: its fields ready to be read, its parents and ancestors by number.</summary>
internal sealed class EntityNode(EntityName name, Entity entity)
{
    public EntityName Name { get; } = name;

    public Entity Entity { get; } = entity;

    public CedarRecord Attributes { get; set; } = CedarRecord.Empty;

    public CedarRecord Tags { get; set; } = CedarRecord.Empty;

    public int[] Parents { get; set; } = [];

    /// <summary>Gets the numbers of all ancestors in ascending order.</summary>
    public int[] Ancestors { get; set; } = [];

    public NodeState State { get; set; }

    public bool HasAncestor(int number) => SortedNumbers.Find(Ancestors, number) >= 0;
}

/// <summary>How far the search for a node's ancestors has come.</summary>
internal enum NodeState : byte
{
    New,
    Open,
    Done,
}
