namespace DataProducts.Testing;

/// <summary>How a policy was changed to see whether a test notices.</summary>
public enum MutationKind
{
    /// <summary>The policy is not there.</summary>
    Deleted = 0,

    /// <summary>It forbids what it permitted, or permits what it forbade.</summary>
    EffectFlipped = 1,

    /// <summary>A <c>when</c> or <c>unless</c> is not there.</summary>
    ConditionDropped = 2,

    /// <summary>Of an <c>&amp;&amp;</c> or <c>||</c> in a condition one side is not there.</summary>
    OperandDropped = 3,

    /// <summary>The scope takes any principal, or a wider action.</summary>
    ScopeWidened = 4,
}
