namespace DataProducts;

/// <summary>What is to become of a subject in one jurisdiction.</summary>
/// <param name="Act">What is to be done.</param>
/// <param name="Subject">To whom. The reference is a keyed hash, so a ledger names nobody.</param>
/// <param name="Request">The id of the request, which joins ledger, vault and audit log.</param>
/// <param name="Time">When it was ordered, in UTC, to the millisecond.</param>
public readonly record struct ErasureOrder(ErasureAct Act, SubjectRef Subject, Guid Request, DateTimeOffset Time);

/// <summary>What an entry of an erasure ledger orders. The numbers are stored and never change.</summary>
public enum ErasureAct
{
    /// <summary>Nothing: the ledger begins. Its first entry, with a random request id, tells one ledger from another.</summary>
    Begin = 1,

    /// <summary>The subject is erased.</summary>
    Erase = 2,

    /// <summary>The subject is erased here because it moved to another jurisdiction.</summary>
    Move = 3,

    /// <summary>The subject may be taken up again.</summary>
    Readmit = 4,
}
