using Engine.Core.Diagnostics;

namespace Engine.Runtime.NetSuite;

/// <summary>What NetSuite refused, as people meet it in the exception queue: one code per class.</summary>
public static class NetSuiteCodes
{
    public static DiagnosticCode Unrecognised { get; } = new(
        "NET001",
        "NetSuite refused the record for a reason the engine does not know",
        "Read NetSuite's own words. When it can happen again, the error catalogue should learn it; until then a person decides.");

    public static DiagnosticCode Data { get; } = new(
        "NET002",
        "NetSuite does not accept a value",
        "Look at the field it names: the internal id may not exist, be inactive, or belong to another subsidiary. Correct the mapping or the crosswalk row, then requeue.");

    public static DiagnosticCode MissingField { get; } = new(
        "NET003",
        "A field that the account's form requires is not filled",
        "NetSuite names fields by their labels. Add the field to the mapping or to the client's defaults, then requeue.");

    public static DiagnosticCode Period { get; } = new(
        "NET004",
        "The accounting period is closed or does not match the date",
        "Reopen the period, or give the record a date or posting period that is open, then requeue.");

    public static DiagnosticCode Permission { get; } = new(
        "NET005",
        "The engine's role lacks a permission, or a feature is off",
        "Give the role of the integration the permission NetSuite names, or switch the feature on, then requeue.");

    public static DiagnosticCode Login { get; } = new(
        "NET006",
        "NetSuite refuses the engine's credentials",
        "Check client id, certificate id and private key of the connection, that the certificate has not ended, and that the clock is right. The audit trail in NetSuite names the cause.");

    public static DiagnosticCode Duplicate { get; } = new(
        "NET007",
        "The external id, or the entity's name, is taken",
        "Look for a record that carries the same external id in another type or spelling, or a customer of the same name.");

    public static DiagnosticCode NotFound { get; } = new(
        "NET008",
        "The record is no longer in NetSuite",
        "It was deleted between look-up and write. Requeue: the engine looks again.");

    public static DiagnosticCode Limit { get; } = new(
        "NET009",
        "Too many requests at once",
        "The engine waits and tries again. When it happens often, lower the connection's concurrency, or have the account's limit raised.");

    public static DiagnosticCode Changed { get; } = new(
        "NET010",
        "Somebody else changed the record meanwhile",
        "Requeue: the engine reads the record again and decides anew.");

    public static DiagnosticCode Server { get; } = new(
        "NET011",
        "NetSuite failed, and whether it wrote the record is not known",
        "The engine looks again before it writes again. Give NetSuite's support the operation id when it persists.");

    public static DiagnosticCode Request { get; } = new(
        "NET012",
        "NetSuite calls the request itself wrong",
        "This is a fault of the engine, not of the configuration. Keep the request that `engine explain` shows and report it.");

    public static DiagnosticCode Of(NetSuiteErrorClass kind) => kind switch
    {
        NetSuiteErrorClass.Data => Data,
        NetSuiteErrorClass.MissingField => MissingField,
        NetSuiteErrorClass.Period => Period,
        NetSuiteErrorClass.Permission => Permission,
        NetSuiteErrorClass.Login => Login,
        NetSuiteErrorClass.Duplicate => Duplicate,
        NetSuiteErrorClass.NotFound => NotFound,
        NetSuiteErrorClass.Limit => Limit,
        NetSuiteErrorClass.Changed => Changed,
        NetSuiteErrorClass.Server => Server,
        NetSuiteErrorClass.Request => Request,
        _ => Unrecognised,
    };

    /// <summary>Who can do something about a refusal of that class, as the subject of a sentence.</summary>
    public static string WhoCanHelp(NetSuiteErrorClass kind) => kind switch
    {
        NetSuiteErrorClass.Data or NetSuiteErrorClass.MissingField => "Whoever keeps the client's mapping and crosswalks",
        NetSuiteErrorClass.Period => "Accounting",
        NetSuiteErrorClass.Permission or NetSuiteErrorClass.Login => "The NetSuite administrator",
        NetSuiteErrorClass.Limit or NetSuiteErrorClass.Server or NetSuiteErrorClass.Changed or NetSuiteErrorClass.NotFound => "Whoever operates the engine",
        NetSuiteErrorClass.Request => "The engine's developers",
        _ => "A person who knows this account",
    };
}
