using DataProducts.Access;

namespace DataProducts.Catalog;

/// <summary>Where earlier major versions of products are retired: with notice, and not while anybody reads them. Policy says who may
/// (<c>administer</c>); everything is recorded, refusals too.</summary>
/// <param name="platform">What it works on.</param>
public sealed class RetirementDesk(RetirementPlatform platform)
{
    /// <summary>The usual notice, in days.</summary>
    public const int NoticeDays = 90;

    /// <summary>For how many days nobody may have read a major version before it is retired.</summary>
    public const int QuietDays = 14;

    /// <summary>The longest notice, and the longest time of quiet that can be asked for, in days.</summary>
    public const int MostDays = 3650;

    /// <summary>Begins a notice.</summary>
    /// <param name="product">The major version, for example <c>retail.customers@1</c>.</param>
    /// <param name="days">How long the notice lasts, 1 to <see cref="MostDays"/> days from now.</param>
    /// <param name="person">Who gives it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The notice.</returns>
    /// <exception cref="DataProductException">The product or person is unknown (<c>DP1720</c>, <c>DP1910</c>), the number of days or the
    /// reference is wrong (<c>DP1298</c>), there is no newer published major (<c>DP1297</c>) or a notice already (<c>DP1295</c>), the major
    /// is retired (<c>DP1296</c>), or policy does not permit it (<c>DP1299</c>); nothing was changed.</exception>
    public async Task<ProductRetirement> AnnounceAsync(
        ProductReference product, int days, string person, CancellationToken cancellationToken = default)
    {
        if (days is < 1 or > MostDays)
        {
            throw RetirementErrors.BadNotice(MostDays);
        }

        var matter = await FindAsync(product, person, cancellationToken).ConfigureAwait(false);
        var successor = await SuccessorAsync(product, cancellationToken).ConfigureAwait(false);
        var broken = matter.Notice is { } known ? RetirementErrors.NoticeAlready(known) : successor is null ? RetirementErrors.NoSuccessor(product) : null;
        await RecordAsync(matter, AuditEvent.AnnounceRetirement, broken, cancellationToken).ConfigureAwait(false);
        var notice = new ProductRetirement(product.Id, product.Major!, successor!, matter.Now, matter.Person.Id, matter.Now.AddDays(days));
        return await platform.Store.TryAnnounceAsync(notice, cancellationToken).ConfigureAwait(false) ? notice : throw RetirementErrors.NoticeAlready(notice);
    }

    /// <summary>Takes a notice back.</summary>
    /// <param name="product">The major version.</param>
    /// <param name="person">Who takes it back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The notice that was.</returns>
    /// <exception cref="DataProductException">As for <see cref="AnnounceAsync"/>; <c>DP1295</c>: there is no notice.</exception>
    public async Task<ProductRetirement> CancelAsync(ProductReference product, string person, CancellationToken cancellationToken = default)
    {
        var matter = await FindAsync(product, person, cancellationToken).ConfigureAwait(false);
        await RecordAsync(matter, AuditEvent.CancelRetirement, matter.Notice is null ? RetirementErrors.NoNotice(product) : null, cancellationToken)
            .ConfigureAwait(false);
        return await platform.Store.TryCancelRetirementAsync(product, cancellationToken).ConfigureAwait(false)
            ? matter.Notice!
            : throw RetirementErrors.NoNotice(product);
    }

    /// <summary>Retires a major version whose notice is over and that nobody reads any more. From then on queries, subscriptions and
    /// hydrations of it are refused; its rows stay until they are erased or their retention ends.</summary>
    /// <param name="product">The major version.</param>
    /// <param name="quietDays">For how many days nobody may have read it, 1 to <see cref="MostDays"/>.</param>
    /// <param name="person">Who retires it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The end.</returns>
    /// <exception cref="DataProductException">As for <see cref="CancelAsync"/>; the notice still runs (<c>DP1293</c>), somebody read it
    /// (<c>DP1294</c>), or the audit log, which says so, cannot be read (<c>DP160n</c>); nothing was changed.</exception>
    public async Task<ProductRetirement> RetireAsync(
        ProductReference product, int quietDays, string person, CancellationToken cancellationToken = default)
    {
        if (quietDays is < 1 or > MostDays)
        {
            throw RetirementErrors.BadQuietDays(MostDays);
        }

        var matter = await FindAsync(product, person, cancellationToken).ConfigureAwait(false);
        var broken = matter.Notice is not { } notice ? RetirementErrors.NoNotice(product)
            : matter.Now < notice.Ends ? RetirementErrors.NoticeRuns(notice)
            : await SuccessorAsync(product, cancellationToken).ConfigureAwait(false) is null ? RetirementErrors.NoSuccessor(product)
            : await platform.Reads(product, matter.Now.AddDays(-quietDays), cancellationToken).ConfigureAwait(false) is { Count: > 0 } reads
                ? RetirementErrors.StillRead(notice, reads, quietDays)
            : null;
        await RecordAsync(matter, AuditEvent.Retire, broken, cancellationToken).ConfigureAwait(false);
        return await platform.Store.TryRetireAsync(product, matter.Person.Id, matter.Now, cancellationToken).ConfigureAwait(false)
            ? matter.Notice! with { Retired = matter.Now, RetiredBy = matter.Person.Id }
            : throw RetirementErrors.NoNotice(product);
    }

    /// <summary>Finds what is known of a major version.</summary>
    /// <param name="product">The major version; without a major the one that the id means.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The notice or the end, or null where it has neither.</returns>
    public ValueTask<ProductRetirement?> FindAsync(ProductReference product, CancellationToken cancellationToken = default) =>
        platform.Store.FindRetirementAsync(product, cancellationToken);

    private async Task<Matter> FindAsync(ProductReference product, string person, CancellationToken cancellationToken)
    {
        if (product.Major is null)
        {
            throw RetirementErrors.NotAMajor(product);
        }

        var people = await platform.People(cancellationToken).ConfigureAwait(false);
        var who = people.Find(person);
        var model = await platform.Products(product.ToString(), cancellationToken).ConfigureAwait(false) ?? throw SubscriptionErrors.UnknownProduct();
        var now = platform.Time.GetUtcNow();
        var notice = await platform.Store.FindRetirementAsync(product, cancellationToken).ConfigureAwait(false);
        return new Matter(product, who, model, new AccessDecider(model, people).DecideProduct("administer", who, now), notice, now);
    }

    // The major that the product's name means: published, and not retired itself.
    private async Task<string?> SuccessorAsync(ProductReference product, CancellationToken cancellationToken) =>
        await platform.Catalog.FindAsync(product.Id, cancellationToken).ConfigureAwait(false) is { } newest
        && ProductReference.MajorOf(newest.Version) is var major && ProductReference.CompareMajors(major, product.Major!) > 0
            ? major
            : null;

    private async Task RecordAsync(Matter matter, AuditEvent happened, DataProductException? broken, CancellationToken cancellationToken)
    {
        var refused = matter.Decision.Allowed ? broken : RetirementErrors.NotPermitted(matter.Product, matter.Decision.Withheld);
        var trail = new ProductTrail(
            platform.Audit, platform.Time, matter.Model, platform.PrincipalOf(matter.Person.Id), ProductTrail.DigestOf(matter.Product.ToString()));
        await trail.RecordAsync(happened, "administer", matter.Decision.Policies, refused is null, cancellationToken).ConfigureAwait(false);
        if (refused is not null)
        {
            throw refused;
        }
    }

    /// <summary>A major version, who wants to retire it, and whether policy lets them.</summary>
    private sealed record Matter(
        ProductReference Product, Person Person, AccessModel Model, ProductDecision Decision, ProductRetirement? Notice, DateTimeOffset Now);
}
