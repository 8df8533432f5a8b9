using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Storage;

/// <summary>A change at the source that an event asked for first.</summary>
/// <param name="Metadata">As JSON.</param>
public sealed record WriteBackReport(
    string Source, string Object, string Id, string Key, string Metadata, WriteBackState State, string? Detail, DateTimeOffset AnnouncedAt, DateTimeOffset? AnsweredAt, HttpExchange? Exchange);
