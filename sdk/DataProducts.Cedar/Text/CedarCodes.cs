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

    /// <summary>An attribute is read that the type does not have.</summary>
    public const string Attribute = "DP1324";

    /// <summary>A set literal, or a scope's list of actions, is empty; strictly, it has no type.</summary>
    public const string EmptySet = "DP1325";

    /// <summary>A policy can never apply; this warns.</summary>
    public const string Impossible = "DP1326";

    /// <summary>No action applies to what a policy's scope asks for; an error up to Cedar 4.12, a warning from 4.13.</summary>
    public const string NoApplicableAction = "DP1327";

    /// <summary>Two types stand where strictly one is needed: in a comparison, a conditional or a set.</summary>
    public const string IncompatibleTypes = "DP1328";

    /// <summary>An optional attribute is read without a <c>has</c> before it.</summary>
    public const string OptionalAttribute = "DP1329";

    /// <summary>Entities cannot be read, contradict one another, or do not conform to the schema.</summary>
    public const string Entities = "DP1330";

    /// <summary>A request names an entity that was not supplied, or does not conform to the schema.</summary>
    public const string Request = "DP1331";

    /// <summary>A policy could not be evaluated for a request.</summary>
    public const string Evaluation = "DP1340";

    /// <summary>A tag is read without a <c>hasTag</c> before it.</summary>
    public const string OptionalTag = "DP1350";

    /// <summary>A tag is read of an entity type that declares none.</summary>
    public const string NoTags = "DP1351";

    /// <summary>A function is called with too many or too few arguments.</summary>
    public const string ArgumentCount = "DP1352";

    /// <summary>The text that a constructor such as <c>ip</c> is given is not valid for it.</summary>
    public const string InvalidLiteral = "DP1353";

    /// <summary>A constructor such as <c>ip</c> is given something other than a literal.</summary>
    public const string NonLiteralArgument = "DP1354";

    /// <summary>A policy reads entities further away than the level allows.</summary>
    public const string Level = "DP1355";

    /// <summary>A policy reads an entity that is written into it, which no limited level allows.</summary>
    public const string LiteralRead = "DP1356";

    /// <summary>A text holds characters that turn the direction of writing; this warns.</summary>
    public const string BidiCharacter = "DP1357";

    /// <summary>A text mixes scripts; this warns.</summary>
    public const string MixedScripts = "DP1358";

    /// <summary>A name holds a character outside the General Security Profile for Identifiers; this warns.</summary>
    public const string ConfusableCharacter = "DP1359";
}
