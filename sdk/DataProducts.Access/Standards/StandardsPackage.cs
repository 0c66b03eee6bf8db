namespace DataProducts.Access;

/// <summary>What is central to all domains, as data: jurisdictions, purposes, base forbids, the transfer matrix, environments, how claims
/// become people, and how severe the compiler's rules are. A domain adds to it and removes nothing.</summary>
/// <remarks>It is a folder of files, delivered as a NuGet package (<c>dotnet new dataproduct-standards</c>); <c>docs/standards.md</c>
/// shows them.</remarks>
public sealed class StandardsPackage
{
    /// <summary>The name of the folder, in the package and beside a program that was built with it.</summary>
    public const string FolderName = "dataproduct-standards";

    private readonly string _place;

    private StandardsPackage(IReadOnlyList<StandardsFile> files, string place)
    {
        _place = place;
        var texts = files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        string At(string name) => Path.Combine(place, name);
        var document = StandardsReader.Read(texts[StandardsFolder.Standards], At(StandardsFolder.Standards));
        var reader = new StandardsReader(document, At(StandardsFolder.Standards));
        reader.CheckNames();
        Name = document.Name;
        Version = document.Version;
        Files = files;
        Hash = StandardsFolder.HashOf(files);
        Jurisdictions = reader.Jurisdictions();
        Purposes = reader.Purposes();
        Classifications = reader.Classifications();
        TransferMatrix = ReadMatrix(texts[StandardsFolder.Matrix], At(StandardsFolder.Matrix), Jurisdictions.Jurisdictions);
        BaseForbids = Access.BaseForbids.Check(
            [
                .. from file in files
                   where StandardsFolder.IsPolicy(file.Path)
                   select new PolicyFile(At(file.Path), file.Text),
            ],
            Jurisdictions.Jurisdictions);
        Environments = texts.TryGetValue(StandardsFolder.Environments, out var environments)
            ? EnvironmentsFile.Parse(environments, At(StandardsFolder.Environments), Jurisdictions.Jurisdictions)
            : [];
        Claims = texts.TryGetValue(StandardsFolder.Claims, out var claims) ? ClaimsMap.Parse(claims, At(StandardsFolder.Claims)) : null;
        RuleSeverities = texts.TryGetValue(StandardsFolder.Rules, out var rules)
            ? Access.RuleSeverities.Parse(rules, At(StandardsFolder.Rules))
            : new Dictionary<string, string>();
        IdentityMapText = texts.GetValueOrDefault(StandardsFolder.IdentityMap);
    }

    /// <summary>Gets what holds where a product has no package: the five jurisdictions and the matrix that ship, no purposes, no base
    /// forbids.</summary>
    public static StandardsPackage Default { get; } = Parse(
        [
            new(StandardsFolder.Standards, EmbeddedText.Read(StandardsFolder.Standards)),
            new(StandardsFolder.Matrix, EmbeddedText.Read(StandardsFolder.Matrix)),
        ],
        "built-in");

    /// <summary>Gets the package's name.</summary>
    public string Name { get; }

    /// <summary>Gets the package's version, <c>1.2.3</c>.</summary>
    public string Version { get; }

    /// <summary>Gets the SHA-256 of all files in lower-case hex; it is part of <see cref="AccessModel.Hash"/>.</summary>
    public string Hash { get; }

    /// <summary>Gets the files, in the ordinal order of their paths.</summary>
    public IReadOnlyList<StandardsFile> Files { get; }

    /// <summary>Gets the jurisdictions and their countries: the five that ship, and those that the package adds.</summary>
    public JurisdictionTable Jurisdictions { get; }

    /// <summary>Gets the purposes that all domains share.</summary>
    public IReadOnlyList<StandardsPurpose> Purposes { get; }

    /// <summary>Gets what the classifications mean here; empty where the package does not explain them.</summary>
    public IReadOnlyList<StandardsClassification> Classifications { get; }

    /// <summary>Gets the policies that forbid for every product. They are strictly valid under every product's schema and cannot
    /// err.</summary>
    public IReadOnlyList<PolicyFile> BaseForbids { get; }

    /// <summary>Gets what may cross which border.</summary>
    public TransferMatrix TransferMatrix { get; }

    /// <summary>Gets the environments with their accounts; empty where the package names none.</summary>
    public IReadOnlyList<StandardsEnvironment> Environments { get; }

    /// <summary>Gets how an identity provider's claims become a person; null where the package does not say.</summary>
    public ClaimsMap? Claims { get; }

    /// <summary>Gets the text of <c>identity-map.json</c>, which role of which engine stands for which group; null where there is
    /// none.</summary>
    public string? IdentityMapText { get; }

    /// <summary>Gets the severity of each compiler rule that the package sets, for example <c>DP0102</c>: <c>error</c>.</summary>
    public IReadOnlyDictionary<string, string> RuleSeverities { get; }

    /// <summary>Reads a package's folder.</summary>
    /// <param name="folder">The folder, usually named <see cref="FolderName"/>.</param>
    /// <returns>The package.</returns>
    /// <exception cref="AccessException">
    /// <c>DP1920</c>: the folder cannot be read, lacks a file, or has one that does not belong there. <c>DP1921</c> to <c>DP1925</c>,
    /// <c>DP1901</c>: a file is wrong; the message names it.
    /// </exception>
    public static StandardsPackage ReadFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Parse(StandardsFolder.Read(folder), folder);
    }

    /// <summary>Reads a NuGet package that holds the folder <see cref="FolderName"/>. Nothing is unpacked.</summary>
    /// <param name="path">The <c>.nupkg</c> file.</param>
    /// <returns>The package.</returns>
    /// <exception cref="AccessException">As <see cref="ReadFolder"/>.</exception>
    internal static StandardsPackage ReadArchive(string path) => Parse(StandardsArchive.Read(path), path);

    /// <summary>Makes a package of its files.</summary>
    /// <param name="files">The files, in any order.</param>
    /// <param name="place">Where they came from, for messages.</param>
    /// <returns>The package.</returns>
    /// <exception cref="AccessException">As <see cref="ReadFolder"/>.</exception>
    public static StandardsPackage Parse(IReadOnlyList<StandardsFile> files, string place)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(place);
        return new StandardsPackage(StandardsFolder.Check(files, place), place);
    }

    /// <summary>Refuses to take the place of standards that a product is registered under, if that could remove a rule of theirs: a
    /// version never goes back, a published version never changes, and one package does not replace another.</summary>
    /// <param name="product">The product, for the message.</param>
    /// <param name="name">The name of the package in force.</param>
    /// <param name="version">Its version.</param>
    /// <param name="hash">Its hash.</param>
    /// <exception cref="AccessException"><c>DP1926</c>.</exception>
    internal void ThrowIfNotAfter(string product, string name, string version, string hash)
    {
        if (WhyNotAfter(name, version, hash) is { } problem)
        {
            throw new AccessException(
                StandardsErrors.Replaced,
                $"{product} is registered under {name} {version} and cannot be put under {Name} {Version} ({Hash[..8]}): {problem}.");
        }
    }

    /// <summary>Tells why this package may not take the place of another; null where it may.</summary>
    internal string? WhyNotAfter(string name, string version, string hash)
    {
        var sameName = string.Equals(name, Name, StringComparison.Ordinal);
        var order = System.Version.Parse(Version).CompareTo(System.Version.Parse(version));
        return (sameName, order) switch
        {
            (false, _) when !string.Equals(name, Default.Name, StringComparison.Ordinal) => "one package does not replace another",
            (true, < 0) => "a version does not go back; publish the older content under a higher version",
            (true, 0) when !string.Equals(hash, Hash, StringComparison.Ordinal) => "a published version does not change; raise the version",
            _ => null,
        };
    }

    /// <summary>Tells which of the package's files bears a path of <see cref="BaseForbids"/>; null for any other path.</summary>
    internal string? FileOf(string path) => Files.FirstOrDefault(file => Path.Combine(_place, file.Path) == path)?.Path;

    private static TransferMatrix ReadMatrix(string json, string path, IReadOnlyList<Jurisdiction> jurisdictions)
    {
        var matrix = TransferMatrixFile.Parse(json, path);
        TransferMatrixCheck.CheckCovers(matrix, jurisdictions, new StandardsText(TransferMatrixFile.Wrong, path));
        return matrix;
    }
}
