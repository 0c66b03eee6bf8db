namespace DataProducts.Access;

/// <summary>How much a target falls short of Cedar.</summary>
public enum PlanSeverity
{
    /// <summary>It is equal; the note says how, or what to watch.</summary>
    Note = 0,

    /// <summary>It shows less than Cedar would.</summary>
    Stricter = 1,

    /// <summary>It cannot express the rule: nothing is planned, so nothing is shown.</summary>
    Refused = 2,
}
