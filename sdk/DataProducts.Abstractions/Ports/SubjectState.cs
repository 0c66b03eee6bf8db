namespace DataProducts;

/// <summary>Where a subject stands with one vault. The numbers are stored and never change.</summary>
public enum SubjectState
{
    /// <summary>The vault has never heard of it.</summary>
    None = 0,

    /// <summary>The vault knows it and takes its items.</summary>
    Active = 1,

    /// <summary>It was erased: its keys and items are gone, and nothing of it is taken up again.</summary>
    Erased = 2,

    /// <summary>It moved to another jurisdiction: as erased here, until a move back lifts that.</summary>
    Moved = 3,
}
