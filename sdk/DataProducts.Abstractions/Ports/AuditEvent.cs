namespace DataProducts;

/// <summary>What an <see cref="AuditRecord"/> tells of. The names are written to the log and never change.</summary>
public enum AuditEvent
{
    /// <summary>A query was decided for one jurisdiction.</summary>
    Query = 1,

    /// <summary>Tokens of one jurisdiction were asked to be opened.</summary>
    Detokenise = 2,

    /// <summary>A batch was committed to one jurisdiction's table.</summary>
    Hydrate = 3,

    /// <summary>A version of a product, its contract or its policies was registered.</summary>
    Register = 4,

    /// <summary>A subscription was asked for.</summary>
    Subscribe = 5,

    /// <summary>A subscription was approved, or somebody tried to.</summary>
    Approve = 6,

    /// <summary>A subscription was turned down, or somebody tried to.</summary>
    Reject = 7,

    /// <summary>A subscription was taken back, or somebody tried to.</summary>
    Revoke = 8,

    /// <summary>A request was turned away at the door, before it concerned a product.</summary>
    Refuse = 9,

    /// <summary>A version of a product was published for consumers, or somebody tried to.</summary>
    Publish = 10,

    /// <summary>Values were asked to be tokenised through a vault's service.</summary>
    Tokenise = 11,

    /// <summary>Notice was given that a major version of a product goes, or somebody tried to.</summary>
    AnnounceRetirement = 12,

    /// <summary>Such a notice was taken back, or somebody tried to.</summary>
    CancelRetirement = 13,

    /// <summary>A major version of a product was retired, or somebody tried to.</summary>
    Retire = 14,

    /// <summary>A person's data was asked to be erased.</summary>
    Erase = 15,

    /// <summary>An erased person was asked to be let in again.</summary>
    Readmit = 16,

    /// <summary>All that is held of a person was asked for; one record for the request, and one for each value before it is read.</summary>
    ExportSubject = 17,

    /// <summary>A person's data was asked to be moved to another jurisdiction; one record in the log of each.</summary>
    MoveSubject = 18,

    /// <summary>Somebody opened unusually many values in a short time; written once for each such time.</summary>
    BulkDetokenise = 19,

    /// <summary>A new version of a token key, or of a data key, was begun.</summary>
    RotateKey = 20,

    /// <summary>The tokens of a space were asked to be brought to the newest versions of their keys.</summary>
    Retokenise = 21,

    /// <summary>A version of a token key was asked to be dropped, with its items.</summary>
    RetireKey = 22,

    /// <summary>The keys of a space's people were asked to be sealed anew, under the newest data key.</summary>
    RewrapKeys = 23,

    /// <summary>What a jurisdiction's vault holds was asked to be counted.</summary>
    InspectVault = 24,

    /// <summary>A program tokenised unusually many values in a short time; written once for each such time.</summary>
    BulkTokenise = 25,

    /// <summary>A person's rows were removed from a product's tables, or a legal hold kept them; one record for each product.</summary>
    EraseRows = 26,

    /// <summary>A legal hold was asked to be placed.</summary>
    PlaceHold = 27,

    /// <summary>A legal hold was asked to be lifted.</summary>
    LiftHold = 28,

    /// <summary>Rows whose time was over were removed from a product's table.</summary>
    Retain = 29,
}
