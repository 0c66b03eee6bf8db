namespace DataProducts.Hydration;

/// <summary>Makes the tokens of a run of rows of one jurisdiction, column by column, each in the token space of its scope.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
internal sealed class RowTokens<TRow>(HydrationPlatform platform, Jurisdiction jurisdiction, string batch, int capacity)
    where TRow : class, IDataProductRow<TRow>
{
    private readonly Dictionary<string, ITokenSpace> _spaces = new(StringComparer.Ordinal);
    private readonly string[] _people = new string[capacity];
    private readonly string?[] _values = new string?[capacity];

    /// <summary>Gets whose each row is.</summary>
    public SubjectRef[] Subjects { get; } = new SubjectRef[capacity];

    /// <summary>Gets the tokens.</summary>
    public TokenColumns Columns { get; } = new(TRow.Schema.Pii.Count, capacity);

    /// <summary>Tokenises rows, and marks those whose subject was erased.</summary>
    public async ValueTask MakeAsync(
        ReadOnlyMemory<TRow> rows, ReadOnlyMemory<long> numbers, bool[] isErased, CancellationToken cancellationToken)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            _people[i] = TRow.SubjectOf(rows.Span[i]);
        }

        var own = await SpaceAsync(TRow.Schema.Domain).ConfigureAwait(false);
        await own.SubjectsAsync(_people.AsMemory(0, rows.Length), Subjects.AsMemory(0, rows.Length), cancellationToken).ConfigureAwait(false);
        for (var pii = 0; pii < TRow.Schema.Pii.Count; pii++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                _values[i] = TRow.PiiOf(rows.Span[i], pii);
            }

            // It ends when the vault has acknowledged every original; only then may a token go further.
            var column = TRow.Schema.Pii[pii];
            var space = column.Scope == JoinScope.Jurisdiction ? await SpaceAsync(TokenSpaceId.WholeJurisdiction).ConfigureAwait(false) : own;
            var erased = await space.TokeniseAsync(
                column,
                new TokenOrigin(batch, numbers),
                _values.AsMemory(0, rows.Length),
                Subjects.AsMemory(0, rows.Length),
                Columns[pii][..rows.Length],
                cancellationToken).ConfigureAwait(false);
            foreach (var row in erased)
            {
                isErased[row] = true;
            }
        }

        Array.Clear(_people, 0, rows.Length);
        Array.Clear(_values, 0, rows.Length);
    }

    /// <summary>Lets a row take the place of one before it that is kept out.</summary>
    public void Move(int from, int to)
    {
        Subjects[to] = Subjects[from];
        for (var pii = 0; pii < TRow.Schema.Pii.Count; pii++)
        {
            var tokens = Columns[pii].Span;
            tokens[to] = tokens[from];
        }
    }

    private async ValueTask<ITokenSpace> SpaceAsync(string scope)
    {
        if (!_spaces.TryGetValue(scope, out var space))
        {
            var product = ProductReference.Of(TRow.Schema.Product, TRow.Schema.Version).ToString();
            space = await platform.Tokens(new TokenAccess(new TokenSpaceId(jurisdiction, scope), product)).ConfigureAwait(false);
            _spaces.Add(scope, space);
        }

        return space;
    }
}
