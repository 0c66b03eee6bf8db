using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataProducts.Access;

/// <summary>Reads <c>identity-map.json</c> strictly: an unknown, missing or repeated member is an error, and so is a name that some engine
/// would fold, quote or read as a pattern.</summary>
internal static class IdentityMapFile
{
    private const int MaximumLength = 1024 * 1024;
    private const int MaximumClasses = 5_000;
    private const int Format = 1;

    public static IdentityMap Parse(string json, string path)
    {
        if (json.Length > MaximumLength)
        {
            throw new AccessException("DP1940", $"{path} is longer than 1 MB.");
        }

        try
        {
            var document = JsonSerializer.Deserialize(json, IdentityMapJson.Default.IdentityMapDocument) ?? throw new FormatException("it is null");
            document.RefuseNulls();
            return Read(document, path);
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            var line = (malformed as JsonException)?.LineNumber + 1;
            throw new AccessException("DP1940", $"{path}({line ?? 1}): not an identity map; docs/access-plan.md shows one.", malformed);
        }
    }

    private static IdentityMap Read(IdentityMapDocument document, string path)
    {
        if (document.FormatVersion != Format)
        {
            throw new AccessException("DP1940", $"{path} has the form {document.FormatVersion} and this version reads {Format}.");
        }

        var classes = new List<ClassRoles>();
        foreach (var one in document.Classes)
        {
            classes.AddRange(Expand(one, path));
            if (classes.Count > MaximumClasses)
            {
                throw new AccessException("DP1940", $"{path} names more than {MaximumClasses} classes.");
            }
        }

        var locations = document.Locations.Select(one => Location(one, path)).ToList();
        Unique(classes.Select(one => $"{string.Join('+', one.Groups)} {one.Home} {one.Purpose} {one.CoveredPerson}"), "the class", path);
        Unique(classes.Where(one => one.IamRole is not null && locations.Count == 0).Select(one => one.IamRole), "the IAM role", path);
        foreach (var location in locations)
        {
            Unique(classes.Select(one => one.IamRoleIn(location)), "the IAM role", path);
        }

        Unique(classes.Select(one => one.SnowflakeRole), "the Snowflake role", path);
        Unique(classes.Select(one => one.TrinoRole), "the Trino role", path);
        Unique(classes.Select(one => one.TrinoGroup), "the Trino group", path);
        Unique(locations.Select(one => one.Jurisdiction.Code), "the place", path);
        Require(document.TrinoPolicyUser is not { } user || RoleTemplate.IsTrinoUser(user), "the Trino policy user is no plain name", path);
        return new IdentityMap(classes, locations, document.TrinoPolicyUser);
    }

    private static IEnumerable<ClassRoles> Expand(IdentityMapDocument.ClassDocument one, string path)
    {
        if (one.Groups.Count == 0 || one.Homes.Count == 0 || one.Purposes.Count == 0 || one.Groups.Concat(one.Purposes).Any(string.IsNullOrEmpty))
        {
            throw new AccessException("DP1940", $"{path}: a class has no group, no home or no purpose, or one without a name.");
        }

        string[] groups = [.. one.Groups.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (var home in one.Homes.Select(Jurisdiction.Parse))
        {
            Require(home.IsKnown, "ZZ is no home that a class can have; whoever is nowhere sees nothing", path);
            foreach (var purpose in one.Purposes)
            {
                yield return Fill(one, groups, home, purpose, path);
            }
        }
    }

    private static ClassRoles Fill(IdentityMapDocument.ClassDocument one, string[] groups, Jurisdiction home, string purpose, string path)
    {
        try
        {
            return new ClassRoles(
                groups,
                home,
                purpose,
                one.CoveredPerson,
                RoleTemplate.Iam(one.IamRole, home, purpose),
                RoleTemplate.Snowflake(one.SnowflakeRole, home, purpose),
                RoleTemplate.Trino(one.TrinoRole, home, purpose),
                RoleTemplate.Trino(one.TrinoGroup, home, purpose));
        }
        catch (FormatException wrong)
        {
            throw new AccessException("DP1942", $"{path}: {wrong.Message}.", wrong);
        }
    }

    private static DataLocation Location(IdentityMapDocument.LocationDocument one, string path)
    {
        var jurisdiction = Jurisdiction.Parse(one.Jurisdiction);
        Require(jurisdiction.IsKnown, "ZZ is no place where data lies", path);
        Require(RoleTemplate.IsAccount(one.AwsAccount), $"the account of {jurisdiction} is not twelve digits", path);
        Require(one.SnowflakeDatabase is not { } data || RoleTemplate.IsSnowflakeName(data), $"the Snowflake database of {jurisdiction} is no plain name", path);
        Require(one.SnowflakePolicies is not { } policies || RoleTemplate.IsSnowflakeName(policies), $"the Snowflake policies of {jurisdiction} have no plain name", path);
        Require(one.TrinoCatalog is not { } catalog || RoleTemplate.IsTrinoName(catalog), $"the Trino catalog of {jurisdiction} is no plain name", path);
        return new DataLocation(jurisdiction, one.AwsAccount, one.SnowflakeDatabase, one.SnowflakePolicies, one.TrinoCatalog);
    }

    private static void Require(bool right, string what, string path)
    {
        if (!right)
        {
            throw new AccessException("DP1942", $"{path}: {what}.");
        }
    }

    // One principal for two classes would show each what only the other may see, wherever grants add up.
    private static void Unique(IEnumerable<string?> names, string what, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (name is not null && !seen.Add(name))
            {
                throw new AccessException("DP1943", $"{path}: {what} '{name}' stands for two; give each class and each place its own, with {{home}} and {{purpose}} in the name.");
            }
        }
    }
}

/// <summary>The members of the file.</summary>
internal sealed record IdentityMapDocument(int FormatVersion, List<IdentityMapDocument.ClassDocument> Classes, List<IdentityMapDocument.LocationDocument> Locations)
{
    public string? TrinoPolicyUser { get; set; }

    /// <summary>Gets or sets where an editor finds the file's JSON Schema.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    /// <summary>Refuses null in a list: the serializer looks at members, not at elements.</summary>
    public void RefuseNulls()
    {
        if (Locations.Contains(null!) || Classes.Exists(one => one is null || one.Groups.Contains(null!) || one.Homes.Contains(null!) || one.Purposes.Contains(null!)))
        {
            throw new FormatException("an element is null");
        }
    }

    internal sealed record ClassDocument(List<string> Groups, List<string> Homes, List<string> Purposes)
    {
        public bool CoveredPerson { get; set; }

        public string? IamRole { get; set; }

        public string? SnowflakeRole { get; set; }

        public string? TrinoRole { get; set; }

        public string? TrinoGroup { get; set; }
    }

    internal sealed record LocationDocument(string Jurisdiction, string AwsAccount)
    {
        public string? SnowflakeDatabase { get; set; }

        public string? SnowflakePolicies { get; set; }

        public string? TrinoCatalog { get; set; }
    }
}

/// <summary>Reads the file without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    MaxDepth = 8)]
[JsonSerializable(typeof(IdentityMapDocument))]
internal sealed partial class IdentityMapJson : JsonSerializerContext;
