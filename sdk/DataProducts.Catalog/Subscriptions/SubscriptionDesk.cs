using System.Security.Cryptography;
using DataProducts.Access;

namespace DataProducts.Catalog;

/// <summary>Where subscriptions are asked for and decided. Policy says who may; no one decides about an own request; everything is
/// recorded, refusals too.</summary>
/// <param name="platform">What it works on.</param>
public sealed class SubscriptionDesk(SubscriptionPlatform platform)
{
    /// <summary>The longest time for which a subscription is given, in days.</summary>
    public const int LongestDays = 365;

    /// <summary>Asks for a subscription.</summary>
    /// <param name="wish">What for whom, why and until when.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The subscription, waiting for a decision.</returns>
    /// <exception cref="DataProductException">The product, person, group or purpose is unknown (<c>DP1720</c>, <c>DP1910</c>,
    /// <c>DP1911</c>), a rule is broken or policy does not permit it (<c>DP1722</c> to <c>DP1727</c>); nothing was added.</exception>
    public async Task<CatalogSubscription> RequestAsync(SubscriptionWish wish, string person, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var people = await platform.People(cancellationToken).ConfigureAwait(false);
        var who = people.Find(person);
        var model = await ModelAsync(wish.Product, cancellationToken).ConfigureAwait(false);
        _ = people.FindPurpose(wish.Purpose);

        var now = platform.Time.GetUtcNow();
        var wanted = new CatalogSubscription(
            NewId(), model.Product.Id, wish.Consumer, wish.Purpose, wish.Expires.ToUniversalTime(),
            SubscriptionState.Requested, who.Id, now, null, null)
        {
            Major = model.Product.MajorVersion,
        };
        var trail = TrailOf(wanted, model, who);
        var decision = new AccessDecider(model, people).DecideProduct("subscribe", who, now);
        var broken = !people.GroupsOf(who).Contains(wish.Consumer) ? SubscriptionErrors.NotInGroup()
            : wish.Expires <= now || wish.Expires > now.AddDays(LongestDays) ? SubscriptionErrors.BadExpiry(LongestDays)
            : !decision.Allowed ? SubscriptionErrors.NotPermitted("subscribe", decision.Withheld)
            : null;
        await trail.RecordAsync(AuditEvent.Subscribe, "subscribe", decision.Policies, broken is null, cancellationToken).ConfigureAwait(false);
        if (broken is not null)
        {
            throw broken;
        }

        return await platform.Store.TryAddAsync(wanted, cancellationToken).ConfigureAwait(false)
            ? wanted
            : throw SubscriptionErrors.WaitingAlready();
    }

    /// <summary>Approves a subscription that waits; from then on it grants, until it expires.</summary>
    /// <param name="id">The subscription.</param>
    /// <param name="person">Who approves: neither who asked nor anyone in the group that it is for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The approved subscription.</returns>
    /// <exception cref="DataProductException">The subscription or person is unknown (<c>DP1721</c>, <c>DP1910</c>), a rule is broken or
    /// policy does not permit it (<c>DP1722</c> to <c>DP1724</c>, <c>DP1728</c>); nothing was changed.</exception>
    public Task<CatalogSubscription> ApproveAsync(string id, string person, CancellationToken cancellationToken = default) =>
        DecideAsync(id, person, AuditEvent.Approve, SubscriptionState.Approved, cancellationToken);

    /// <summary>Turns a subscription that waits down.</summary>
    /// <param name="id">The subscription.</param>
    /// <param name="person">Who turns it down; the rules are those of <see cref="ApproveAsync"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The rejected subscription.</returns>
    /// <exception cref="DataProductException">As <see cref="ApproveAsync"/>.</exception>
    public Task<CatalogSubscription> RejectAsync(string id, string person, CancellationToken cancellationToken = default) =>
        DecideAsync(id, person, AuditEvent.Reject, SubscriptionState.Rejected, cancellationToken);

    /// <summary>Takes a subscription back, or a request that still waits. The next decision no longer counts it.</summary>
    /// <param name="id">The subscription.</param>
    /// <param name="person">Who takes it back: whoever asked for it, or whom policy lets approve.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The revoked subscription.</returns>
    /// <exception cref="DataProductException">The subscription or person is unknown (<c>DP1721</c>, <c>DP1910</c>), it is over already
    /// (<c>DP1724</c>), or policy does not permit it (<c>DP1722</c>); nothing was changed.</exception>
    public async Task<CatalogSubscription> RevokeAsync(string id, string person, CancellationToken cancellationToken = default)
    {
        var matter = await FindAsync(id, person, cancellationToken).ConfigureAwait(false);
        var isOwn = SubscriptionRules.Asked(matter.Found, matter.Person);
        var broken = !isOwn && !matter.Decision.Allowed ? SubscriptionErrors.NotPermitted("revoke", matter.Decision.Withheld)
            : SubscriptionRules.IsOver(matter.Found) ? SubscriptionErrors.AlreadyOver(matter.Found.State)
            : null;
        return await MoveAsync(matter, AuditEvent.Revoke, SubscriptionState.Revoked, broken, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists subscriptions in every state.</summary>
    /// <param name="product">The product's identifier, one major version of it, or null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The subscriptions in the order in which they were asked for.</returns>
    public ValueTask<IReadOnlyList<CatalogSubscription>> ListAsync(string? product = null, CancellationToken cancellationToken = default) =>
        platform.Store.ListSubscriptionsAsync(product, cancellationToken);

    /// <summary>Lists the subscriptions that concern someone: their own and their groups', and those that they may decide or take
    /// back.</summary>
    /// <param name="person">The person.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The entries in the order in which they were asked for. Where the policies of a product cannot be used nothing may be decided
    /// there.</returns>
    /// <exception cref="DataProductException">The person is unknown (<c>DP1910</c>).</exception>
    public async Task<IReadOnlyList<SubscriptionEntry>> EntriesAsync(string person, CancellationToken cancellationToken = default)
    {
        var people = await platform.People(cancellationToken).ConfigureAwait(false);
        var who = people.Find(person);
        var approver = new Dictionary<ProductReference, bool>();
        var entries = new List<SubscriptionEntry>();
        foreach (var one in await ListAsync(null, cancellationToken).ConfigureAwait(false))
        {
            if (!approver.TryGetValue(one.Reference, out var mayApprove))
            {
                approver[one.Reference] = mayApprove = await MayApproveAsync(one.Reference.ToString(), who, people, cancellationToken).ConfigureAwait(false);
            }

            var isMine = SubscriptionRules.Concerns(one, who, people);
            var mayDecide = mayApprove && !isMine && one.State == SubscriptionState.Requested;
            var mayRevoke = (mayApprove || SubscriptionRules.Asked(one, who)) && !SubscriptionRules.IsOver(one) && platform.Time.GetUtcNow() < one.Expires;
            if (isMine || mayDecide || mayRevoke)
            {
                entries.Add(new SubscriptionEntry(one, isMine, mayDecide, mayRevoke));
            }
        }

        return entries;
    }

    private async ValueTask<bool> MayApproveAsync(string product, Person who, PeopleDirectory people, CancellationToken cancellationToken)
    {
        try
        {
            return await platform.Products(product, cancellationToken).ConfigureAwait(false) is { } model
                && new AccessDecider(model, people).DecideProduct("approve", who, platform.Time.GetUtcNow()).Allowed;
        }
        catch (AccessException)
        {
            return false;
        }
    }

    private async Task<CatalogSubscription> DecideAsync(
        string id, string person, AuditEvent happened, SubscriptionState to, CancellationToken cancellationToken)
    {
        var matter = await FindAsync(id, person, cancellationToken).ConfigureAwait(false);
        var broken = SubscriptionRules.Concerns(matter.Found, matter.Person, matter.People) ? SubscriptionErrors.OwnRequest()
            : !matter.Decision.Allowed ? SubscriptionErrors.NotPermitted(happened == AuditEvent.Approve ? "approve" : "reject", matter.Decision.Withheld)
            : matter.Found.State != SubscriptionState.Requested ? SubscriptionErrors.NotWaiting(matter.Found.State)
            : to == SubscriptionState.Approved && matter.Found.Expires <= matter.Now ? SubscriptionErrors.Expired()
            : null;
        return await MoveAsync(matter, happened, to, broken, cancellationToken).ConfigureAwait(false);
    }

    private async Task<CatalogSubscription> MoveAsync(
        Matter matter, AuditEvent happened, SubscriptionState to, DataProductException? broken, CancellationToken cancellationToken)
    {
        var (found, who, now) = (matter.Found, matter.Person, matter.Now);
        var trail = TrailOf(found, matter.Model, who);
        await trail.RecordAsync(happened, "approve", matter.Decision.Policies, broken is null, cancellationToken).ConfigureAwait(false);
        if (broken is not null)
        {
            throw broken;
        }

        if (!await platform.Store.TryMoveAsync(found.Id, found.State, to, who.Id, now, cancellationToken).ConfigureAwait(false))
        {
            // Somebody else was faster between our look and our move: the record of what did not happen follows the one that said it would.
            await trail.RecordAsync(happened, "approve", matter.Decision.Policies, allowed: false, cancellationToken).ConfigureAwait(false);
            var moved = await platform.Store.FindSubscriptionAsync(found.Id, cancellationToken).ConfigureAwait(false) ?? found;
            throw SubscriptionErrors.NotWaiting(moved.State);
        }

        return found with { State = to, DecidedBy = who.Id, Decided = now };
    }

    private async Task<Matter> FindAsync(string id, string person, CancellationToken cancellationToken)
    {
        var people = await platform.People(cancellationToken).ConfigureAwait(false);
        var who = people.Find(person);
        var found = await platform.Store.FindSubscriptionAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw SubscriptionErrors.UnknownSubscription();
        var model = await ModelAsync(found.Reference.ToString(), cancellationToken).ConfigureAwait(false);
        var now = platform.Time.GetUtcNow();
        return new Matter(found, who, people, model, new AccessDecider(model, people).DecideProduct("approve", who, now), now);
    }

    private ProductTrail TrailOf(CatalogSubscription subscription, AccessModel model, Person person) =>
        new(platform.Audit, platform.Time, model, platform.PrincipalOf(person.Id), ProductTrail.DigestOf(subscription.Id))
        {
            Purpose = subscription.Purpose,
        };

    // Short enough to be read out and typed; without letters that are taken for digits.
    private static string NewId() => "sub-" + RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 10);

    private async ValueTask<AccessModel> ModelAsync(string product, CancellationToken cancellationToken) =>
        await platform.Products(product, cancellationToken).ConfigureAwait(false) ?? throw SubscriptionErrors.UnknownProduct();

    /// <summary>A subscription, who wants to decide about it, and whether policy lets them.</summary>
    private sealed record Matter(
        CatalogSubscription Found, Person Person, PeopleDirectory People, AccessModel Model, ProductDecision Decision, DateTimeOffset Now);
}
