using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.Model;
using Engine.Core.Values;

namespace Engine.Core.Sources;

/// <summary>How objects of a source are read through its HTTP API, without doing it.</summary>
public abstract class SourceApi
{
    /// <summary>Such as <c>stripe</c>.</summary>
    public abstract string Source { get; }

    /// <summary>Objects that can be fetched by id, in order of name.</summary>
    public abstract ImmutableArray<string> Objects { get; }

    /// <summary>Objects that can be listed by what they belong to, in order of name.</summary>
    public abstract ImmutableArray<string> Listed { get; }

    /// <summary>The request; null when the source has no such object or could have given out no such id.</summary>
    public abstract FetchPlan? Fetch(SourceFetch wanted);

    /// <summary>What an answer means. Absent is only what the source says is not there.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">The whole body.</param>
    public abstract Fetched Read(SourceFetch wanted, int status, ReadOnlyMemory<byte> body);

    /// <summary>By what the source lists objects of one kind; empty when it does not list them.</summary>
    public abstract ImmutableArray<string> Filters(string collection);

    /// <summary>The request for one page; null when the source has no such list.</summary>
    /// <param name="after">Id of the last object of the page before; null for the first page.</param>
    public abstract FetchPlan? Query(SourceQuery wanted, string? after);

    /// <summary>The account at the source that an event is of, such as a connected one; null for that of the key.</summary>
    public abstract string? AccountOf(SourceEvent source);

    /// <summary>The object that an event carries; null when it cannot be fetched by an id.</summary>
    public abstract SourceFetch? OwnObject(SourceEvent source);

    /// <summary>The event with an object as it is now in place of the one it carries; null when all there is to read is that it was deleted.</summary>
    public abstract SourceEvent? Renew(SourceEvent source, Value content);

    /// <summary>How long the source keeps its events for listing.</summary>
    public abstract TimeSpan KeepsEvents { get; }

    /// <summary>The request of a page; null when the source cannot list that.</summary>
    public abstract FetchPlan? List(SourceList wanted);

    /// <summary>The objects that stand for facts older than the source keeps its events, in the order in which they are booked.</summary>
    public abstract ImmutableArray<ObjectHistory> Histories { get; }

    /// <summary>
    /// The event that tells of an object as it is now; null when it is in a state that is no fact. Its id is made of the object's and the
    /// event's name, so that the same fact is the same event each time.
    /// </summary>
    /// <param name="collection">As in <see cref="SourceList"/>.</param>
    public abstract ListedObject? Retell(string collection, ListedObject item);

    /// <summary>The version in which objects are read that become events; null when the source has none.</summary>
    public abstract string? ObjectVersion { get; }

    /// <summary>The ids of the events that <see cref="Retell"/> makes of an object, whatever its state.</summary>
    /// <param name="collection">As in <see cref="SourceList"/>.</param>
    public abstract ImmutableArray<string> RetoldIds(string collection, string id);

    /// <summary>The request for one event or object by its id, and what it is; null when no id of the source looks so.</summary>
    public abstract (string Collection, FetchPlan Plan)? Find(string id);

    /// <summary>Objects whose metadata can be written, in order of name.</summary>
    public virtual ImmutableArray<string> TakesMetadata => [];

    /// <summary>Why the source takes no metadata under a key; null when it does.</summary>
    public virtual string? WhyNoKey(string key) => $"{Source} takes no metadata.";

    /// <summary>The request that changes an object's metadata, under the change's idempotency key; null when the source takes no such change.</summary>
    public virtual ChangePlan? Change(SourceChange wanted) => null;

    /// <summary>What an answer to a change means.</summary>
    public virtual ChangeAnswer ReadChange(SourceChange wanted, int status, ReadOnlyMemory<byte> body) => new ChangeAnswer.Refused($"{Source} takes no changes.");

    /// <summary>Whether an object shows what a change would write.</summary>
    public virtual bool IsThere(Value content, SourceChange change) => false;

    /// <summary>Whether an event tells of nothing but what the engine itself wrote back.</summary>
    public virtual bool IsOwnChange(SourceEvent source) => false;

    /// <summary>Whether a text looks like an id that the source gives to its objects.</summary>
    public abstract bool IsIdOf(string text);

    /// <summary>The collection of the sums in which the source settles others, such as payouts; null when it has none.</summary>
    public virtual string? Settlements => null;

    /// <summary>The list of the movements that went into such a sum; null when the source does not tell of this one.</summary>
    public virtual SourceList? MembersOf(ListedObject sum) => null;

    /// <summary>One of those movements; null when it is the sum itself.</summary>
    public virtual SettledMember? ReadMember(ListedObject item) => null;

    /// <summary>What an answer to <see cref="Find"/> means: a page of one, or of none when the source says it is not there.</summary>
    public abstract ListedPage ReadOne(int status, ReadOnlyMemory<byte> body);

    /// <summary>Whether an answer says that what was asked for, or that of which it is a part, does not exist.</summary>
    public abstract bool IsMissing(int status, ReadOnlyMemory<byte> body);

    /// <summary>What an answer to a list means.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">The whole body.</param>
    public abstract ListedPage ReadPage(int status, ReadOnlyMemory<byte> body);
}
