namespace DataProducts.Cedar;

/// <summary>Where the policies of a text have their ids from.</summary>
public enum PolicyNaming
{
    /// <summary>From <c>@id</c> where that is not empty and no other policy of the set bears it or could bear it by position; else by
    /// position.</summary>
    ByAnnotation,

    /// <summary><c>policyN</c>, N counting all policies and templates of the set from 0, as Cedar's own tools number them.</summary>
    ByPosition,
}
