namespace DataProducts.Cedar;

/// <summary>The release of Cedar's own SDK whose verdict validation gives, where releases differ.</summary>
public enum CedarRelease
{
    /// <summary>4.12 and before: a policy whose scope fits no action is an error.</summary>
    Cedar412,

    /// <summary>4.13: it is a warning (cedar-policy/cedar#2545), and the policy simply never applies.</summary>
    Cedar413,
}
