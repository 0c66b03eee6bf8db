namespace DataProducts.Access;

/// <summary>What of the standards a change is about. Reports name it as a rule, so the names never change.</summary>
internal enum StandardsTopic
{
    /// <summary>The version itself: a product may not move to it.</summary>
    Version,

    /// <summary>Which law a row is under.</summary>
    Jurisdictions,

    /// <summary>What crosses a border.</summary>
    Transfer,

    /// <summary>What data may be read for.</summary>
    Purposes,

    /// <summary>What the platform forbids for every product.</summary>
    Forbids,

    /// <summary>A policy that does not fit: the product's build would fail.</summary>
    Build,

    /// <summary>How severe the compiler's rules are.</summary>
    Rules,

    /// <summary>In which account a jurisdiction lies.</summary>
    Accounts,

    /// <summary>Who is taken for whom.</summary>
    Identity,

    /// <summary>What a classification means.</summary>
    Meanings,
}
