namespace DataProducts.Access;

/// <summary>Who may ask, for what purposes, under which subscriptions. Embedded mode reads it from a file; it stands in for an identity
/// provider.</summary>
/// <param name="People">Everybody.</param>
/// <param name="Groups">The groups.</param>
/// <param name="Purposes">The purposes.</param>
/// <param name="Subscriptions">The subscriptions, expired ones too.</param>
/// <param name="Instruments">The transfer instruments, expired ones too.</param>
public sealed record PeopleDirectory(
    IReadOnlyList<Person> People,
    IReadOnlyList<NamedNode> Groups,
    IReadOnlyList<NamedNode> Purposes,
    IReadOnlyList<Subscription> Subscriptions,
    IReadOnlyList<InstrumentRecord> Instruments)
{
    /// <summary>Gets the waivers for transfer matrices that have expired, those of the past too.</summary>
    public IReadOnlyList<MatrixWaiver> Waivers { get; init; } = [];

    /// <summary>Gets the purposes of the standards packages that products are registered under; one that is asked for must stand here or
    /// in <see cref="Purposes"/>. A decision takes those of the product's own package.</summary>
    public IReadOnlyList<NamedNode> CentralPurposes { get; init; } = [];

    /// <summary>Gets every purpose that may be asked for, each name once: the domains' own first.</summary>
    public IReadOnlyList<NamedNode> AllPurposes =>
        [.. Purposes.Concat(CentralPurposes).DistinctBy(purpose => purpose.Id, StringComparer.Ordinal)];

    /// <summary>Says whether someone is in the directory.</summary>
    /// <param name="id">The person's id, of any content.</param>
    /// <returns>Whether <see cref="Find"/> would find the person.</returns>
    public bool Knows(string id) => People.Any(person => string.Equals(person.Id, id, StringComparison.Ordinal));

    /// <summary>Finds someone.</summary>
    /// <param name="id">The person's id.</param>
    /// <returns>The person.</returns>
    /// <exception cref="AccessException"><c>DP1910</c>: nobody has the id.</exception>
    public Person Find(string id)
    {
        foreach (var person in People)
        {
            if (string.Equals(person.Id, id, StringComparison.Ordinal))
            {
                return person;
            }
        }

        throw new AccessException("DP1910", $"Nobody is known as '{Shown(id)}'. Known: {List(People.Select(person => person.Id))}.");
    }

    /// <summary>Finds a purpose.</summary>
    /// <param name="id">The purpose's name.</param>
    /// <returns>The purpose.</returns>
    /// <exception cref="AccessException"><c>DP1911</c>: there is no such purpose.</exception>
    public NamedNode FindPurpose(string id)
    {
        foreach (var purpose in AllPurposes)
        {
            if (string.Equals(purpose.Id, id, StringComparison.Ordinal))
            {
                return purpose;
            }
        }

        throw new AccessException(
            "DP1911",
            $"'{Shown(id)}' is no known purpose. Known: {List(AllPurposes.Select(one => one.Id))}.");
    }

    /// <summary>Tells all groups that someone is in, directly or by way of others.</summary>
    /// <param name="person">The person.</param>
    /// <returns>The groups' names.</returns>
    public IReadOnlySet<string> GroupsOf(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return Closure(Groups, person.Groups);
    }

    /// <summary>Tells a purpose and all wider ones.</summary>
    /// <param name="purpose">The purpose's name.</param>
    /// <returns>The names.</returns>
    public IReadOnlySet<string> PurposesAround(string purpose) => Closure(Purposes, [purpose]);

    /// <summary>Gives the directory as one package's products see it: with the package's purposes, which a domain adds to and never
    /// redefines. A purpose of another package lies within nothing here.</summary>
    internal PeopleDirectory Under(StandardsPackage standards)
    {
        IEnumerable<NamedNode> central = standards.Purposes.Select(purpose => purpose.Node);
        var elsewhere = CentralPurposes.Select(purpose => purpose with { In = [] });
        return this with
        {
            Purposes = [.. central.Concat(Purposes).Concat(elsewhere).DistinctBy(purpose => purpose.Id, StringComparer.Ordinal)],
            CentralPurposes = [],
        };
    }

    /// <summary>Refuses a domain's purpose that has the name of a package's and lies elsewhere; the same again is the same.</summary>
    /// <exception cref="AccessException"><c>DP1928</c>.</exception>
    internal void ThrowIfRedefined(StandardsPackage standards)
    {
        foreach (var purpose in Purposes)
        {
            var central = standards.Purposes.FirstOrDefault(one => string.Equals(one.Node.Id, purpose.Id, StringComparison.Ordinal));
            if (central is not null && !central.Node.In.ToHashSet(StringComparer.Ordinal).SetEquals(purpose.In))
            {
                throw new AccessException(
                    StandardsErrors.PurposeRedefined,
                    $"The purpose '{purpose.Id}' is one of {standards.Name} {standards.Version} and lies elsewhere there; give yours another name.");
            }
        }
    }

    // Text from a caller goes into the message: kept short, and without characters that a terminal would obey.
    private static string Shown(string id) => string.Concat(id.Take(64).Select(c => char.IsControl(c) ? '?' : c));

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal).Take(20));

    private static HashSet<string> Closure(IReadOnlyList<NamedNode> nodes, IReadOnlyList<string> start)
    {
        var wider = nodes.ToDictionary(node => node.Id, node => node.In, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(start);
        while (open.TryPop(out var name))
        {
            if (reached.Add(name) && wider.TryGetValue(name, out var parents))
            {
                foreach (var parent in parents)
                {
                    open.Push(parent);
                }
            }
        }

        return reached;
    }
}
