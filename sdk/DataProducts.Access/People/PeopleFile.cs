using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataProducts.Access;

/// <summary>The file form of a <see cref="PeopleDirectory"/>: <c>people.json</c>.</summary>
public static class PeopleFile
{
    private const int MaximumLength = 4 * 1024 * 1024;

    /// <summary>Reads a directory.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="path">Where it came from, for messages.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="AccessException"><c>DP1912</c>: the text is no directory, or a name stands twice or leads nowhere.</exception>
    public static PeopleDirectory Parse(string json, string path) => Parse(json, path, []);

    /// <summary>Reads a directory whose purposes and subscriptions may name purposes of standards packages.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="path">Where it came from, for messages.</param>
    /// <param name="central">The packages' purposes; <see cref="PeopleDirectory.CentralPurposes"/>.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="AccessException"><c>DP1912</c>: the text is no directory, or a name stands twice or leads nowhere.</exception>
    public static PeopleDirectory Parse(string json, string path, IReadOnlyList<NamedNode> central)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(central);
        if (json.Length > MaximumLength)
        {
            throw new AccessException("DP1912", $"{path} is longer than 4 MB.");
        }

        try
        {
            var document = JsonSerializer.Deserialize(json, PeopleJson.Default.PeopleDocument) ?? throw new FormatException("It is null.");
            document.RefuseNulls();
            return Check(document.ToDirectory() with { CentralPurposes = central }, path);
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or AccessException { Id: InstrumentRegister.Wrong })
        {
            var line = (malformed as JsonException)?.LineNumber + 1;
            throw new AccessException("DP1912", $"{path}({line ?? 1}): not a people file; docs/people.md shows one.", malformed);
        }
    }

    private static PeopleDirectory Check(PeopleDirectory directory, string path)
    {
        var groups = Unique(directory.Groups.Select(group => group.Id), "group", path);
        var purposes = Unique(directory.Purposes.Select(purpose => purpose.Id), "purpose", path);
        purposes.UnionWith(directory.CentralPurposes.Select(purpose => purpose.Id));
        Unique(directory.People.Select(person => person.Id), "person", path);
        if (directory.Knows(Person.UnknownId))
        {
            throw new AccessException("DP1912", $"{path}: nobody is called {Person.UnknownId}, which stands for a person that nobody knows.");
        }

        Unique(directory.Subscriptions.Select(subscription => subscription.Id), "subscription", path);
        Known(directory.People.SelectMany(person => person.Groups).Concat(directory.Groups.SelectMany(group => group.In)), groups, "group", path);
        Known(directory.Purposes.SelectMany(purpose => purpose.In), purposes, "purpose", path);
        Known(directory.Subscriptions.Select(subscription => subscription.Consumer), groups, "group", path);
        Known(directory.Subscriptions.Select(subscription => subscription.Purpose), purposes, "purpose", path);
        return directory;
    }

    private static HashSet<string> Unique(IEnumerable<string> names, string what, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (string.IsNullOrEmpty(name) || !seen.Add(name))
            {
                throw new AccessException("DP1912", $"{path}: the {what} '{name}' stands twice or has no name.");
            }
        }

        return seen;
    }

    private static void Known(IEnumerable<string> names, HashSet<string> known, string what, string path)
    {
        foreach (var name in names)
        {
            if (!known.Contains(name))
            {
                throw new AccessException("DP1912", $"{path}: no {what} is called '{name}'.");
            }
        }
    }
}

/// <summary>The members of the file.</summary>
internal sealed class PeopleDocument
{
    /// <summary>Gets or sets where an editor finds the file's JSON Schema.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    public List<PersonDocument> People { get; set; } = [];

    public List<NodeDocument> Groups { get; set; } = [];

    public List<NodeDocument> Purposes { get; set; } = [];

    public List<SubscriptionDocument> Subscriptions { get; set; } = [];

    /// <summary>Gets or sets instruments as they stood here before there was a register, <c>instruments.json</c>.</summary>
    public List<InstrumentLine> Instruments { get; set; } = [];

    /// <summary>Refuses null in a list: the serializer looks at members, not at elements.</summary>
    public void RefuseNulls()
    {
        var lists = People.Select(one => one?.Groups).Concat(Groups.Select(one => one?.In)).Concat(Purposes.Select(one => one?.In));
        if (lists.Any(names => names is null || names.Contains(null!)) || Subscriptions.Contains(null!) || Instruments.Contains(null!))
        {
            throw new FormatException("An element is null.");
        }
    }

    public PeopleDirectory ToDirectory() => new(
        [.. People.Select(person => new Person(person.Id, Jurisdiction.Parse(person.Home), person.CoveredPerson, person.Groups))],
        [.. Groups.Select(group => new NamedNode(group.Id, group.In))],
        [.. Purposes.Select(purpose => new NamedNode(purpose.Id, purpose.In))],
        [.. Subscriptions.Select(one => one.ToSubscription())],
        [.. Instruments.Select(one => InstrumentRecord.Named(one.Id, one.Expires))]);

    internal sealed record InstrumentLine(string Id, DateTimeOffset Expires);

    internal sealed record PersonDocument(string Id, string Home, bool CoveredPerson)
    {
        public List<string> Groups { get; set; } = [];
    }

    internal sealed record NodeDocument(string Id)
    {
        public List<string> In { get; set; } = [];
    }

    internal sealed record SubscriptionDocument(string Id, string Consumer, string Product, string Purpose, DateTimeOffset Expires)
    {
        public Subscription ToSubscription()
        {
            var product = ProductReference.Parse(Product);
            return new(Id, Consumer, product.Id, Purpose, Expires) { Major = product.Major };
        }
    }
}

/// <summary>Reads the file without reflection; an unknown or missing member is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    MaxDepth = 8)]
[JsonSerializable(typeof(PeopleDocument))]
internal sealed partial class PeopleJson : JsonSerializerContext;
