// A client as others write one: it signs in, enrols a student and lists all students, page by page. It is compiled, not
// run; what it proves is that the document says enough for a program without any casts or untyped values.
import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./generated/schema.js";

type Schemas = components["schemas"];
type Student = Schemas["Student"];

/** A refusal; programs look at its stable code. */
class Refused extends Error {
  readonly code: string;

  constructor(readonly problem: Schemas["Problem"]) {
    super(problem.detail);
    this.code = problem.code;
  }
}

export class School {
  private readonly client;

  constructor(host: string) {
    this.client = createClient<paths>({ baseUrl: `https://${host}` });
  }

  async signIn(phone: string, readCode: () => Promise<string>): Promise<void> {
    const requested = await this.client.POST("/api/v1/auth/otp/request", { body: { phone } });
    if (requested.error) throw new Refused(requested.error);

    const { challengeId } = requested.data;
    const verified = await this.client.POST("/api/v1/auth/otp/verify", {
      body: { challengeId, code: await readCode() },
    });
    if (verified.error) throw new Refused(verified.error);
    this.client.use(bearer((await this.secondFactor(verified.data, readCode)).accessToken));
  }

  /** Who has set up a second factor is asked for it before there are tokens. */
  private async secondFactor(
    answer: Schemas["Tokens"] | Schemas["SecondFactorNeeded"],
    readCode: () => Promise<string>,
  ): Promise<Schemas["Tokens"]> {
    if ("accessToken" in answer) return answer;
    const { data, error } = await this.client.POST("/api/v1/auth/mfa/verify", {
      body: { mfaToken: answer.mfaToken, code: await readCode() },
    });
    if (error) throw new Refused(error);
    return data;
  }

  /** May be repeated with the same key: the student is enrolled once. */
  async enrol(details: Schemas["StudentDetails"], key: string): Promise<Student> {
    const { data, error } = await this.client.POST("/api/v1/students", {
      params: { header: { "Idempotency-Key": key } },
      body: details,
    });
    if (error) throw new Refused(error);
    return data;
  }

  async *students(): AsyncGenerator<Student> {
    let cursor: string | null = null;
    do {
      const page: Schemas["StudentPage"] = await this.page(cursor);
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  private async page(cursor: string | null): Promise<Schemas["StudentPage"]> {
    const query = { status: "active", limit: 100, ...(cursor === null ? {} : { cursor }) } as const;
    const { data, error } = await this.client.GET("/api/v1/students", { params: { query } });
    if (error) throw new Refused(error);
    return data;
  }
}

function bearer(token: string): Middleware {
  return {
    onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${token}`);
      return request;
    },
  };
}

export async function firstDay(school: School, readCode: () => Promise<string>): Promise<string[]> {
  await school.signIn("+919800000001", readCode);
  const asha = await school.enrol(
    {
      firstName: "Asha",
      lastName: null,
      admissionNo: "2026-001",
      admissionDate: "2026-04-01",
      dateOfBirth: "2015-06-30",
      gender: "female",
      category: "general",
    },
    "first-day-asha",
  );

  const names = [asha.firstName];
  for await (const student of school.students()) {
    names.push(student.section === undefined ? student.firstName : `${student.firstName}, ${student.section.name}`);
  }
  return names;
}

// What must not compile. If the client lost its types, these would, and the compiler would complain of the directive.
export async function mistakes(school: School): Promise<void> {
  // @ts-expect-error required fields are missing
  await school.enrol({ firstName: "Asha" }, "key");
  for await (const student of school.students()) {
    // @ts-expect-error a student has no such field
    student.surname;
  }
  const client = createClient<paths>({ baseUrl: "/" });
  // @ts-expect-error lists take no offset
  await client.GET("/api/v1/students", { params: { query: { offset: 10 } } });
  // @ts-expect-error a change names the version that it is based on
  await client.PATCH("/api/v1/students/{id}", { params: { path: { id: "1" } }, body: { firstName: "Asha" } });
}
