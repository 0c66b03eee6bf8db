namespace DataProducts;

/// <summary>What a token space gave for one cell. The value is personal data.</summary>
/// <param name="State">What became of the cell.</param>
/// <param name="Value">The original, in its subject's own spelling where that was kept and normalised otherwise; null unless
/// <paramref name="State"/> is <see cref="OpenedState.Open"/>.</param>
public readonly record struct OpenedCell(OpenedState State, string? Value)
{
    /// <summary>Hides the value, so that no log or message shows it.</summary>
    /// <returns>The state.</returns>
    public override string ToString() => State.ToString();
}

/// <summary>What became of a cell that was to be opened.</summary>
public enum OpenedState
{
    /// <summary>The vault has no such item.</summary>
    Unknown = 0,

    /// <summary>It is open.</summary>
    Open = 1,

    /// <summary>Its subject was erased or moved away; so it stays, even where another subject shares the value.</summary>
    Erased = 2,

    /// <summary>The token was made one way: no vault has its original.</summary>
    OneWay = 3,

    /// <summary>It is of another token space of the jurisdiction than the one that was asked.</summary>
    OtherSpace = 4,

    /// <summary>Policy or a limit keeps it back; no vault was asked.</summary>
    Denied = 5,
}
