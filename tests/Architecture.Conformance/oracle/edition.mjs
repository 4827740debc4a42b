// Takes out of the reference what came after the September 2025 edition and has no option to turn it off (README.md, "Departures").
import {
  DirectiveLocation, GraphQLDeprecatedDirective, __Directive, __DirectiveLocation, __Schema,
} from './node_modules/graphql/index.mjs';

const later = new Set(['FRAGMENT_VARIABLE_DEFINITION', 'DIRECTIVE_DEFINITION']);

// 3.13: directives do not stand on directive definitions, and fragments have no variables.
for (const location of later) delete DirectiveLocation[location];
GraphQLDeprecatedDirective.locations = GraphQLDeprecatedDirective.locations.filter((location) => !later.has(location));
__DirectiveLocation._values = __DirectiveLocation.getValues().filter(({ name }) => !later.has(name));

// 4.2: directives are not deprecated.
delete __Directive.getFields().isDeprecated;
delete __Directive.getFields().deprecationReason;
__Schema.getFields().directives.args = [];
