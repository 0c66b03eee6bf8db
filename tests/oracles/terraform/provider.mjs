// A provider that only knows the AWS provider's schema: Terraform validates and plans against it, and nothing is ever created.
// What AWS would compute is either unknown, as in a real plan, or (`known`) a text that says whose attribute it is, so that a plan's
// policies and references can be read in full.
import { createRequire } from "node:module";
import { createHash } from "node:crypto";
import { schemaOf } from "./schema.mjs";

export function startProvider(modules, schemas, known) {
  const require = createRequire(`${modules}/`);
  const grpc = require("@grpc/grpc-js");
  const { Encoder, Decoder, ExtData, ExtensionCodec } = require("@msgpack/msgpack");
  const loaded = require("@grpc/proto-loader").loadSync(new URL("provider.proto", import.meta.url).pathname, { keepCase: true, longs: Number });
  const { Provider } = grpc.loadPackageDefinition(loaded).tfplugin6;

  const unknown = new ExtData(0, new Uint8Array([0]));
  const codec = new ExtensionCodec();
  codec.register({ type: 0, encode: () => null, decode: () => unknown });
  const encoder = new Encoder({ extensionCodec: codec });
  const decoder = new Decoder({ extensionCodec: codec });
  let settings = { region: null, tags: {}, account: "000000000000" };

  // Terraform checks names, types and what is required; that nobody sets what AWS alone decides, it leaves to the provider.
  function validate({ request }, answer) {
    const set = computedOnly(schemas.resources[request.type_name], decoder.decode(request.config.msgpack));
    answer(null, { diagnostics: set.map((name) =>
      ({ severity: "ERROR", summary: "Value for unconfigurable attribute", detail: `Can't configure a value for "${name}".` })) });
  }

  function computedOnly(block, value) {
    if (value === null || value instanceof ExtData) return [];
    const set = Object.entries(block.attributes)
      .filter(([name, { required, optional }]) => !required && !optional && value[name] !== null).map(([name]) => name);
    const children = Object.entries(block.blocks).flatMap(([name, child]) =>
      [value[name]].flat().filter((item) => item && typeof item === "object").flatMap((item) => computedOnly(child.block, item)));
    return [...set, ...children];
  }

  // As the AWS provider does: a resource works in its provider's Region unless it says otherwise, and carries the provider's tags.
  function plan({ request }, answer) {
    const state = decoder.decode(request.proposed_new_state.msgpack);
    if (state !== null) {
      const block = schemas.resources[request.type_name];
      if (block.attributes.region) state.region ??= settings.region;
      if (block.attributes.tags_all && !(state.tags instanceof ExtData)) state.tags_all = { ...settings.tags, ...state.tags };
      complete(block, state, known ? standIns(request, state) : () => unknown);
    }
    answer(null, { planned_state: { msgpack: Buffer.from(encoder.encode(state)) }, legacy_type_system: true });
  }

  // Null where AWS would answer becomes unknown, or its stand-in.
  function complete(block, value, standIn) {
    if (value === null || value instanceof ExtData) return;
    for (const [name, attribute] of Object.entries(block.attributes)) {
      if (attribute.computed && value[name] === null) value[name] = standIn(name, attribute);
    }
    for (const [name, child] of Object.entries(block.blocks)) {
      const inner = value[name];
      if (Array.isArray(inner)) inner.forEach((item) => complete(child.block, item, standIn));
      else if (inner && typeof inner === "object") complete(child.block, inner, standIn);
    }
  }

  // Only what cannot be written gets one: an argument that was left out must not look as if it had been set.
  function standIns(request, state) {
    const type = request.type_name;
    const label = state.bucket ?? state.name ?? createHash("sha256").update(request.config.msgpack).digest("hex").slice(0, 8);
    return (name, attribute) => {
      if (attribute.type !== "string" || (attribute.optional && name !== "id")) return unknown;
      if (name === "arn" && type === "aws_iam_role") return `arn:aws:iam::${settings.account}:role/${state.name}`;
      if (name === "arn" && type === "aws_s3_bucket") return `arn:aws:s3:::${state.bucket}`;
      return `${type}(${label}).${name}`;
    };
  }

  function configure({ request }, answer) {
    const config = decoder.decode(request.config.msgpack);
    settings = { region: config.region, tags: config.default_tags?.[0]?.tags ?? {}, account: config.allowed_account_ids?.[0] ?? settings.account };
    answer(null, {});
  }

  const nothing = (_, answer) => answer(null, {});
  const server = new grpc.Server({ "grpc.max_send_message_length": -1, "grpc.max_receive_message_length": -1 });
  server.addService(Provider.service, {
    GetProviderSchema: (_, answer) => answer(null, {
      provider: { block: wire(schemas.provider) },
      resource_schemas: wireAll(schemas.resources),
      data_source_schemas: wireAll(schemas.data),
    }),
    ValidateProviderConfig: nothing,
    ValidateResourceConfig: validate,
    ValidateDataResourceConfig: nothing,
    ConfigureProvider: configure,
    PlanResourceChange: plan,
    StopProvider: nothing,
  });

  return new Promise((resolve, reject) => server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) return reject(error);
    const address = { Network: "tcp", String: `127.0.0.1:${port}` };
    const attach = { Protocol: "grpc", ProtocolVersion: 6, Pid: process.pid, Test: true, Addr: address };
    resolve({ attach: JSON.stringify({ "registry.terraform.io/hashicorp/aws": attach }), stop: () => server.forceShutdown() });
  }));
}

// Only the types that the text names: the provider has 1,582, and Terraform reads every schema it is given on every command.
export function readSchemas(modules, source) {
  const types = [...new Set(source.match(/\baws_[a-z0-9_]+/g) ?? [])];
  const found = (kind) => Object.fromEntries(types.map((type) => [type, schemaOf(modules, type, kind)]).filter(([, block]) => block));
  return { provider: schemaOf(modules, "aws", "provider"), resources: found("resource"), data: found("data") };
}

function wireAll(schemas) {
  return Object.fromEntries(Object.entries(schemas).map(([type, block]) => [type, { block: wire(block) }]));
}

function wire(block) {
  return {
    attributes: Object.entries(block.attributes).map(([name, { type, required, optional, computed }]) =>
      ({ name, type: Buffer.from(JSON.stringify(type)), required, optional, computed })),
    block_types: Object.entries(block.blocks).map(([name, child]) =>
      ({ type_name: name, block: wire(child.block), nesting: child.nesting, min_items: child.min, max_items: child.max })),
  };
}
