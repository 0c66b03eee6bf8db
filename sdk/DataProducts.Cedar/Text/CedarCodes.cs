namespace DataProducts.Cedar;

/// <summary>The stable ids of what can be wrong with Cedar text and data; each has its entry in <c>docs/errors.md</c>.</summary>
public static class CedarCodes
{
    /// <summary>The text is not Cedar.</summary>
    public const string Syntax = "DP1301";

    /// <summary>A template stands where only policies that decide are wanted, and nothing links it.</summary>
    public const string UnlinkedTemplate = "DP1302";

    /// <summary>The text or the data is larger or deeper than the limits allow.</summary>
    public const string Limit = "DP1303";

    /// <summary>Policies cannot be one set: two bear one id, or a link does not fit its template.</summary>
    public const string PolicySet = "DP1304";

    /// <summary>A string or a bracket is opened and never closed.</summary>
    public const string Unclosed = "DP1305";

    /// <summary>An operator of another language stands where Cedar has another one, or none.</summary>
    public const string Operator = "DP1306";

    /// <summary>A variable, a function or a method has a name that Cedar does not know.</summary>
    public const string UnknownName = "DP1307";

    /// <summary>An integer does not fit 64 bits, or a string holds an invalid escape.</summary>
    public const string Literal = "DP1308";

    /// <summary>An annotation of a policy or a field of a record stands twice.</summary>
    public const string Duplicate = "DP1309";

    /// <summary>The schema is well formed, but contradicts itself or names what it does not declare.</summary>
    public const string Schema = "DP1310";

    /// <summary>The JSON is no policy, template or set of policies.</summary>
    public const string PolicyJson = "DP1311";

    /// <summary>The JSON is no schema.</summary>
    public const string SchemaJson = "DP1312";

    /// <summary>A policy names an entity type that the schema does not declare.</summary>
    public const string UnknownEntityType = "DP1320";

    /// <summary>A policy names an action that the schema does not declare.</summary>
    public const string UnknownAction = "DP1321";

    /// <summary>A policy names an id that its enumerated entity type does not declare.</summary>
    public const string UnknownEnumId = "DP1322";

    /// <summary>An expression does not have the type that its place asks for.</summary>
    public const string Type = "DP1323";

    /// <summary>An attribute or a tag is unknown, or is optional and read without a <c>has</c> or <c>hasTag</c> guard.</summary>
    public const string Attribute = "DP1324";

    /// <summary>A strict rule is broken: an empty set literal, a constructor whose argument is not a valid literal, or the number of
    /// arguments.</summary>
    public const string Strict = "DP1325";

    /// <summary>A policy can never apply; this warns.</summary>
    public const string Impossible = "DP1326";

    /// <summary>Entities cannot be read, contradict one another, or do not conform to the schema.</summary>
    public const string Entities = "DP1330";

    /// <summary>A request names an entity that was not supplied, or does not conform to the schema.</summary>
    public const string Request = "DP1331";

    /// <summary>A policy could not be evaluated for a request.</summary>
    public const string Evaluation = "DP1340";
}
