using System.Collections.Immutable;
using static Engine.Runtime.NetSuite.NetSuiteErrorClass;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// What NetSuite's refusals mean, as data: the first row that holds decides. Limits come first, since they mean "not executed" under
/// any status; then failures of the server, which mean "nobody knows"; then codes; wording last, and only where the code says nothing.
/// What no row knows is a class of its own.
/// </summary>
public static class NetSuiteErrorCatalogue
{
    public static ImmutableArray<NetSuiteErrorRule> Rules { get; } =
    [
        ByCode(Limit, "CONCURRENCY_LIMIT_EXCEEDED", "help, with 429; a connector's test, with 400"),
        ByCode(Limit, "SSS_REQUEST_LIMIT_EXCEEDED", "help, bridgehead_1525252812"),
        ByStatus(Limit, 429, 429, "help, bridgehead_1525252812"),

        ByStatus(Server, 500, 599, "help: UNEXPECTED_ERROR; proxies answer 502 to 504"),
        ByStatus(Server, 408, 408, "RFC 9110: the far side gave up waiting"),
        ByCode(Server, "UNEXPECTED_ERROR", "help"),

        ByCode(Login, "INVALID_LOGIN", "help, subsect_158521885412"),
        ByCode(Login, "INVALID_LOGIN_ATTEMPT", "a public fake"),
        ByStatus(Login, 401, 401, "help, subsect_158521885412"),

        ByCode(Permission, "INSUFFICIENT_PERMISSION", "captured payload, with 403"),
        ByCode(Permission, "PERMISSION_VIOLATION", "help, section_N3539978"),
        new(Permission, "live: feature off or type misspelt") { Code = "NONEXISTENT_ID", Text = "Record type '" },

        ByCode(NotFound, "NONEXISTENT_ID", "live, with 404"),
        ByCode(NotFound, "RCRD_DSNT_EXIST", "help, section_N3539978"),
        ByCode(NotFound, "RCRD_PREVSLY_DELETED", "help, section_N3539978"),

        ByCode(Changed, "RCRD_HAS_BEEN_CHANGED", "SOAP code of the same fault"),
        ByCode(Duplicate, "DUP_RCRD", "SOAP code"),
        ByCode(Duplicate, "PMT_ALREADY_EXISTS", "help, section_N3539978"),
        ByCode(Duplicate, "IDEMPOTENCY_ERROR", "help, subsect_164494900632"),

        ByCode(Period, "REVERSAL_DATE_WARNING", "help, section_N3539978: closed period"),
        ByCode(Period, "INSUFCNT_OPEN_PRDS_FOR_REV_REC", "help, section_N3539978"),

        ByCode(Request, "INVALID_REQUEST", "help"),
        ByCode(Request, "INVALID_PARAMETER", "live, SuiteQL and paging"),

        ByText(Duplicate, "already exists", "live: This entity already exists; published: This record already exists"),
        ByText(Changed, "Record has been changed", "published triage of a connector, with 400"),
        ByText(MissingField, "Please enter value(s) for", "client tests, with 400"),
        ByText(Period, "accounting period", "SOAP text: not within the date range of your accounting period"),
        ByText(Period, "posting period", "text of the forms"),
        ByText(Period, "period is closed", "text of the forms"),
        ByText(Permission, "Permission Violation", "help, section_N3539978"),
        ByText(Permission, "do not have permission", "help, section_N3539978"),
        ByText(NotFound, "Transaction type specified is incorrect", "live: a missing transaction, with 400"),
        ByText(NotFound, "record does not exist", "help, section_N3539978"),

        ByCode(Data, "INVALID_CONTENT", "help, with o:errorPath"),
        ByCode(Data, "INVALID_KEY_OR_REF", "a REST sample with o:errorPath"),
        ByCode(Data, "INVALID_FLD_VALUE", "SOAP code"),
        ByCode(Data, "EXCEEDED_MAX_FIELD_LENGTH", "published code list"),
        ByCode(Data, "INVALID_AMT", "help, section_N3539978"),
        ByCode(Data, "INVALID_AUTOAPPLY_VALUE", "help, section_N3539978"),
        ByCode(Data, "INVALID_ACCT_TYP", "help, section_N3539978"),
        ByCode(Data, "REV_REC_DATE_REQD", "help, section_N3539978"),
        ByCode(Data, "REV_REC_UPDATE_DISALLWD", "help, section_N3539978"),
        ByCode(Data, "ROUNDING_DIFF_TOO_BIG", "help, section_N3539978"),
        ByCode(Data, "ROUNDING_ERROR", "help, section_N3539978"),
        ByCode(Data, "RCRD_LOCKED_BY_WF", "help, section_N3539978"),
        ByCode(Data, "RCRD_UNEDITABLE", "help, section_N3539978"),
        ByText(Data, "Invalid Field Value", "live, with USER_ERROR"),
        ByText(Data, "reference key", "SOAP text: Invalid account reference key"),
        ByText(Data, "cannot be used with", "live: an account of another subsidiary"),
        ByText(Data, "at least one line item", "text of the forms, seen over REST"),
        ByText(Data, "more than the maximum number", "published error texts: a text too long"),
        ByText(Data, "greater than total payments", "SOAP text of INVALID_AMT"),

        ByStatus(Permission, 403, 403, "a proxy or NetSuite without a body"),
        ByStatus(Request, 405, 405, "RFC 9110"),
        ByStatus(Request, 413, 415, "RFC 9110: body too long, address too long, media type"),
    ];

    public static NetSuiteErrorClass Classify(int status, string code, string detail) =>
        Rules.FirstOrDefault(rule => rule.Holds(status, code, detail))?.Class ?? Unrecognised;

    private static NetSuiteErrorRule ByCode(NetSuiteErrorClass kind, string code, string source) => new(kind, source) { Code = code };

    private static NetSuiteErrorRule ByText(NetSuiteErrorClass kind, string text, string source) => new(kind, source) { Text = text };

    private static NetSuiteErrorRule ByStatus(NetSuiteErrorClass kind, int from, int to, string source) =>
        new(kind, source) { StatusFrom = from, StatusTo = to };
}
